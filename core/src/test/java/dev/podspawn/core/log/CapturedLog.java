package dev.podspawn.core.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A log that remembers: each line as {@code "severity: line"}. */
public final class CapturedLog implements SeverityLog {
  private final List<String> lines = new ArrayList<>();

  @Override
  public void write(Severity severity, String line) {
    lines.add(severity.name().toLowerCase(Locale.ROOT) + ": " + line);
  }

  public List<String> lines() {
    return lines;
  }
}
