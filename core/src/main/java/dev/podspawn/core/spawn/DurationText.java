package dev.podspawn.core.spawn;

/** Times as people say them. */
final class DurationText {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;

  private DurationText() {}

  /** In the largest unit that leaves no rest: "90 seconds", "1 minute", "8 hours". */
  static String of(long seconds) {
    if (seconds >= HOUR && seconds % HOUR == 0) {
      return count(seconds / HOUR, "hour");
    }
    if (seconds >= MINUTE && seconds % MINUTE == 0) {
      return count(seconds / MINUTE, "minute");
    }
    return count(seconds, "second");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
