package dev.podspawn.core.config;

import java.nio.file.Path;

/**
 * One thing that is wrong with a configuration file.
 *
 * @param line counted from 1; 0 for the file as a whole
 * @param field the key's full name, such as {@code defaults.memory}; empty for none
 * @param text what is wrong and what is expected, as a clause
 */
public record Problem(Path file, int line, String field, Severity severity, String text) {

  /** What a problem leads to. */
  public enum Severity {
    /** The file counts nevertheless. */
    WARNING,
    /** The file does not count. */
    ERROR
  }

  /** {@code file:line: field: text} on one line, without control characters. */
  public String sentence() {
    String place = line > 0 ? file + ":" + line : file.toString();
    String all = place + ": " + (field.isEmpty() ? "" : field + ": ") + text;
    StringBuilder safe = new StringBuilder(all.length());
    for (int i = 0; i < all.length(); i++) {
      char c = all.charAt(i);
      safe.append(Character.isISOControl(c) ? '?' : c);
    }
    return safe.toString();
  }

  @Override
  public String toString() {
    return sentence();
  }
}
