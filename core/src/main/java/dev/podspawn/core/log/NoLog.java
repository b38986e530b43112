package dev.podspawn.core.log;

/** A log that keeps nothing. */
final class NoLog implements AdminLog {
  @Override
  public void info(String line) {}

  @Override
  public void warning(String line) {}

  @Override
  public void error(String line) {}
}
