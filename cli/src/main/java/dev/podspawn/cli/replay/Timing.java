package dev.podspawn.cli.replay;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;

/**
 * How fast a recording is played.
 *
 * @param speed times its own
 * @param idleLimit the longest pause that is kept, in seconds of the recording
 */
public record Timing(double speed, double idleLimit) {
  /** As it was. */
  public static final Timing AS_RECORDED = new Timing(1, Double.POSITIVE_INFINITY);

  private static final double NANOS = 1e9;

  /** Refuses, as wrong usage, what is no speed or no time. */
  public Timing {
    if (!(speed > 0) || speed == Double.POSITIVE_INFINITY) {
      throw wrong("--speed", "a number above 0");
    }
    if (!(idleLimit >= 0)) {
      throw wrong("--idle-limit", "a number of seconds from 0");
    }
  }

  /** How long a pause lasts in the play. */
  long nanos(long recorded) {
    return (long) (Math.min((double) recorded, idleLimit * NANOS) / speed);
  }

  private static PodspawnException wrong(String option, String expected) {
    return new PodspawnException(
        ErrorCode.USAGE,
        new Message("understand " + option, "it is not " + expected, "one such as 2"),
        null);
  }
}
