package dev.podspawn.core.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Collects the phases and gives them as one line: {@code podspawn-trace: main=+71 lock=+3 ... total=142}, in
 * milliseconds, each counted from the end of the one before; the first from the start of the process (the launcher
 * included), which the kernel knows to 10 ms.
 */
public final class PhaseTimes implements PhaseTrace {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Of the kernel's clock ticks, of which all of Linux has 100 in a second (proc_pid_stat(5), time(7)). */
  private static final long MILLIS_PER_TICK = 10;

  /** Among what follows the name of the program: field 22 of proc_pid_stat(5). */
  private static final int START_TICKS = 19;

  private final StringBuilder line = new StringBuilder("podspawn-trace:");
  private final long sinceProcessStartMillis;
  private final long created = System.nanoTime();
  private long last = created;

  /** Starts counting; what came before is the phase {@code main}. */
  public PhaseTimes() {
    sinceProcessStartMillis = sinceProcessStart();
    add("main", sinceProcessStartMillis);
  }

  /** By the time since boot: the hour of the boot, of which Java reckons from, is known to a second only. */
  private static long sinceProcessStart() {
    try {
      return millis(
          Files.readString(Path.of("/proc/self/stat")), Files.readString(Path.of("/proc/uptime")));
    } catch (IOException e) {
      return 0;
    }
  }

  /** What has passed since a process began: from its stat(5), and uptime(5). */
  static long millis(String stat, String uptime) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long start = Long.parseLong(fields[START_TICKS]) * MILLIS_PER_TICK;
    long now = Math.round(Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))) * 1000);
    return Math.max(0, now - start);
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
