package dev.podspawn.cli.print;

/** Text of somebody else's, as a terminal may be shown it. */
public final class Plain {
  private Plain() {}

  /** A line without what would steer a terminal: control characters but the tabulator are left out. */
  public static String text(String line) {
    StringBuilder plain = new StringBuilder(line.length());
    line.codePoints()
        .filter(c -> c == '\t' || !Character.isISOControl(c))
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
