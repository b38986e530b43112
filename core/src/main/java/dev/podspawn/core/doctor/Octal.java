package dev.podspawn.core.doctor;

/** Permission bits as chmod(1) takes them. */
public final class Octal {
  private static final int DIGITS = 4;

  private Octal() {}

  /** Four digits, such as {@code 0755}. */
  public static String of(int mode) {
    String digits = Integer.toOctalString(mode);
    return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }
}
