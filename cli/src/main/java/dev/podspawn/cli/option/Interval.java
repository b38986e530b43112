package dev.podspawn.cli.option;

import dev.podspawn.core.config.Durations;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.time.Duration;
import java.util.Optional;

/** How long a daemon waits between two rounds. */
public final class Interval {
  private static final Duration LEAST = Duration.ofSeconds(1);

  private Interval() {}

  /**
   * Reads a duration of a second at least.
   *
   * @throws PodspawnException USAGE
   */
  public static Duration parse(String text) {
    Optional<Duration> parsed = Durations.parse(text);
    if (parsed.isEmpty() || parsed.get().compareTo(LEAST) < 0) {
      throw new PodspawnException(
          ErrorCode.USAGE,
          new Message(
              "understand --interval",
              "it is not a duration of at least 1s",
              "one such as 60s or 5m"),
          null);
    }
    return parsed.get();
  }
}
