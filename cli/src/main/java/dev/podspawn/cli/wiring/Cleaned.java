package dev.podspawn.cli.wiring;

import dev.podspawn.core.teardown.Removed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a cleanup did.
 *
 * @param next after which time the first grace period ends that still lasts; empty when none does
 */
public record Cleaned(List<Removed> removed, Optional<Duration> next) {
  public Cleaned {
    removed = List.copyOf(removed);
  }
}
