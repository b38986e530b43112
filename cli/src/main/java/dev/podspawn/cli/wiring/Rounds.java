package dev.podspawn.cli.wiring;

import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.pty.Signals;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Something that is done again and again; what goes wrong is told, and says nothing about the next time. */
record Rounds(PrintStream err, AdminLog log) {
  /** With a pause in between, until a signal ends it (HUP, INT or TERM). */
  void untilSignalled(Duration pause, Runnable round) {
    CountDownLatch signalled = new CountDownLatch(1);
    try (Signals signals = Signals.listen(signal -> signalled.countDown())) {
      do {
        attempt(round);
      } while (!signalled.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt(Runnable round) {
    try {
      round.run();
    } catch (PodspawnException e) {
      err.println(e.adminLine());
      log.error(e.adminLine());
    }
  }
}
