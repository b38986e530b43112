package dev.podspawn.core.authkeys;

import dev.podspawn.core.log.AdminLog;

/** A log that is not kept: it only tells whether there was anything to say. */
public final class Complaints implements AdminLog {
  private boolean heard;

  /** Whether anything was said. */
  public boolean heard() {
    return heard;
  }

  @Override
  public void info(String line) {
    heard = true;
  }

  @Override
  public void warning(String line) {
    heard = true;
  }

  @Override
  public void error(String line) {
    heard = true;
  }
}
