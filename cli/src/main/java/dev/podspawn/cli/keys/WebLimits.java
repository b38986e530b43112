package dev.podspawn.cli.keys;

import java.time.Duration;

/**
 * How much of anything a source may take.
 *
 * @param connect time until the connection stands
 * @param total time for everything, redirects included
 * @param mostBytes of an answer
 */
public record WebLimits(Duration connect, Duration total, int mostBytes) {
  /** What is allowed outside of tests. */
  public static final WebLimits USUAL =
      new WebLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), 256 * 1024);
}
