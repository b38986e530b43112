package dev.podspawn.core.exit;

/** What a process leaves behind: 0..255, as {@code wait(2)} gives it to a shell. */
public record ExitStatus(int value) {
  public static final ExitStatus OK = new ExitStatus(0);
  public static final ExitStatus FAILED = new ExitStatus(1);
  public static final ExitStatus USAGE = new ExitStatus(2);
  public static final ExitStatus NOT_FOUND = new ExitStatus(3);
  public static final ExitStatus REFUSED = new ExitStatus(4);

  /** A login that failed on our side, as {@code ssh} itself reports its own failures. */
  public static final ExitStatus LOGIN_FAILED = new ExitStatus(255);

  private static final int SIGNAL_BASE = 128;

  public ExitStatus {
    if (value < 0 || value > 255) {
      throw new IllegalArgumentException("not an exit status: " + value);
    }
  }

  /** The status of a process that a signal ended, as shells report it: 128 + n. */
  public static ExitStatus ofSignal(int signal) {
    return new ExitStatus(SIGNAL_BASE + signal);
  }
}
