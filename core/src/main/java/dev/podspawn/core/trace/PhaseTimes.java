package dev.podspawn.core.trace;

import java.time.Duration;
import java.time.Instant;

/**
 * Collects the phases and gives them as one line: {@code podspawn-trace: main=+71 lock=+3 ... total=142}, in
 * milliseconds, each counted from the end of the one before; the first from the start of the process (the launcher
 * included), which the kernel knows to 10 ms.
 */
public final class PhaseTimes implements PhaseTrace {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final StringBuilder line = new StringBuilder("podspawn-trace:");
  private final long sinceProcessStartMillis;
  private final long created = System.nanoTime();
  private long last = created;

  /** Starts counting; what came before is the phase {@code main}. */
  public PhaseTimes() {
    Instant now = Instant.now();
    Instant start = ProcessHandle.current().info().startInstant().orElse(now);
    sinceProcessStartMillis = Math.max(0, Duration.between(start, now).toMillis());
    add("main", sinceProcessStartMillis);
  }

  @Override
  public void done(String phase) {
    long now = System.nanoTime();
    add(phase, (now - last) / NANOS_PER_MILLI);
    last = now;
  }

  /** The line so far, without a line end. */
  public String line() {
    long total = sinceProcessStartMillis + (System.nanoTime() - created) / NANOS_PER_MILLI;
    return line + " total=" + total;
  }

  private void add(String phase, long millis) {
    line.append(' ').append(phase).append("=+").append(millis);
  }
}
