package dev.podspawn.cli.oidc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody waits for it. */
final class TestTime implements Waiting {
  private final List<Long> pauses = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-24T18:00:00Z");

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void pause(Duration duration) {
    pauses.add(duration.toSeconds());
    now = now.plus(duration);
  }

  /** How long was waited each time, in seconds. */
  List<Long> pauses() {
    return pauses;
  }
}
