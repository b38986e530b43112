package dev.podspawn.core.guest;

/**
 * How long a guest has said nothing, counted in short waits: when one took much longer, it is we who were stopped, and
 * what the guest said meanwhile may not have been read yet.
 */
final class Silence {
  private final GuestTimes times;
  private long heard;
  private long millis;
  private boolean asked;
  private boolean askNow;

  Silence(GuestTimes times) {
    this.times = times;
  }

  /** So much time has passed, and the guest was heard so often in all. */
  void passed(long waited, long timesHeard) {
    askNow = false;
    if (timesHeard != heard) {
      heard = timesHeard;
      millis = 0;
      asked = false;
    } else if (waited <= 2 * times.slice()) {
      millis += waited;
    }
    if (!asked && millis >= times.quiet()) {
      asked = true;
      askNow = true;
      millis = times.quiet();
    }
  }

  boolean asksForPing() {
    return askNow;
  }

  boolean isLost() {
    return asked && millis >= times.quiet() + times.lost();
  }
}
