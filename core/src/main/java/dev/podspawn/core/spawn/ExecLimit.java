package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.Exec;
import java.time.Duration;
import java.util.Optional;

/** Ends a program that takes too long, or whose login is to end; the first reason counts. */
final class ExecLimit implements AutoCloseable {
  private final Exec exec;
  private final Duration most;
  private Optional<String> reason = Optional.empty();
  private boolean over;

  private ExecLimit(Exec exec, Duration most) {
    this.exec = exec;
    this.most = most;
  }

  /** Watches a program that has just been started. */
  static ExecLimit of(Exec exec, Duration most) {
    ExecLimit limit = new ExecLimit(exec, most);
    Thread thread = new Thread(limit::watch, "step-limit");
    thread.setDaemon(true);
    thread.start();
    return limit;
  }

  private void watch() {
    if (isLate()) {
      end("it took longer than " + DurationText.of(most.toSeconds()));
    }
  }

  private synchronized boolean isLate() {
    long end = System.nanoTime() + most.toNanos();
    try {
      while (!over) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return true;
        }
        wait(left);
      }
      return false;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Ends it because its login is to end. */
  void interrupt() {
    end("the connection ended");
  }

  private void end(String why) {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      reason = Optional.of(why);
      notifyAll();
    }
    exec.close();
  }

  /** Why it was ended; empty when it was not. */
  synchronized Optional<String> reason() {
    return reason;
  }

  @Override
  public synchronized void close() {
    over = true;
    notifyAll();
  }
}
