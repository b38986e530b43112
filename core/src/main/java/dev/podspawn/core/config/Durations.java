package dev.podspawn.core.config;

import java.time.Duration;
import java.util.Optional;

/** Spans of time, written as in the configuration. */
public final class Durations {
  private Durations() {}

  /** Reads {@code 90s}, {@code 1.5h} or {@code 1h30m}; empty when it is none. */
  public static Optional<Duration> parse(String text) {
    return new DurationType().parse(text);
  }
}
