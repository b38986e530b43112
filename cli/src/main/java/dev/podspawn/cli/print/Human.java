package dev.podspawn.cli.print;

import java.util.Optional;

/** Amounts as people read them. */
public final class Human {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Human() {}

  /** A span of time by its two largest units: {@code 45s}, {@code 5m10s}, {@code 7h55m}, {@code 3d4h}. */
  public static String seconds(long seconds) {
    if (seconds < 0) {
      return "-" + seconds(-seconds);
    }
    if (seconds < MINUTE) {
      return seconds + "s";
    }
    if (seconds < HOUR) {
      return pair(seconds, MINUTE, "m", 1, "s");
    }
    return seconds < DAY
        ? pair(seconds, HOUR, "h", MINUTE, "m")
        : pair(seconds, DAY, "d", HOUR, "h");
  }

  /** The same; nothing for nothing. */
  public static String seconds(Optional<Long> seconds) {
    return seconds.map(Human::seconds).orElse("");
  }

  private static String pair(
      long seconds, long large, String largeName, long small, String smallName) {
    long rest = seconds % large / small;
    return seconds / large + largeName + (rest == 0 ? "" : rest + smallName);
  }
}
