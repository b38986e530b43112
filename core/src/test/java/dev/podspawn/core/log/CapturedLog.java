package dev.podspawn.core.log;

import java.util.ArrayList;
import java.util.List;

/** A log that remembers: each line as {@code "severity: line"}. */
public final class CapturedLog implements AdminLog {
  private final List<String> lines = new ArrayList<>();

  @Override
  public void info(String line) {
    lines.add("info: " + line);
  }

  @Override
  public void warning(String line) {
    lines.add("warning: " + line);
  }

  @Override
  public void error(String line) {
    lines.add("error: " + line);
  }

  public List<String> lines() {
    return lines;
  }
}
