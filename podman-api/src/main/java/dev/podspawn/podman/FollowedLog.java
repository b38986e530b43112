package dev.podspawn.podman;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.podman.endpoint.ContainerLog;
import dev.podspawn.podman.endpoint.WaitContainer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A container's log as it grows, until the container has ended. That is seen by a second question, for Podman 4.3 may go on
 * with the log of one that is removed: it waits for the file to come again.
 */
final class FollowedLog {
  /** How long nothing more may come of a container that has ended. */
  private static final long REST_MILLIS = 2000;

  private final PodmanClient client;
  private final String container;
  private final Thread reader = Thread.currentThread();
  private final CountDownLatch read = new CountDownLatch(1);
  private final AtomicLong passed = new AtomicLong();
  private volatile boolean passing;
  private boolean cut;

  /** To be read by this thread. */
  FollowedLog(PodmanClient client, String container) {
    this.client = client;
    this.container = container;
  }

  /** Passes on the last lines, and all that come; once only. */
  void pass(int most, Consumer<String> lines) {
    Thread watch = new Thread(this::watch, "log-watch");
    watch.setDaemon(true);
    watch.start();
    try {
      client.ask(new ContainerLog(container, most, true, line -> pass(line, lines)));
    } catch (EngineException e) {
      if (!isCut()) {
        throw e;
      }
    } finally {
      finish();
      watch.interrupt();
    }
  }

  private void pass(String line, Consumer<String> lines) {
    passing = true;
    lines.accept(line);
    passed.incrementAndGet();
    passing = false;
  }

  private void watch() {
    try {
      client.ask(new WaitContainer(container));
      long before;
      do {
        before = passed.get();
      } while (!read.await(REST_MILLIS, TimeUnit.MILLISECONDS)
          && (passing || passed.get() != before));
      cutUnlessRead();
    } catch (EngineException e) {
      return; // The reader is through, or the engine cannot say: then the log's own end is what
      // counts.
    } catch (InterruptedException e) {
      return; // The reader is through.
    }
  }

  private synchronized void cutUnlessRead() {
    if (read.getCount() > 0) {
      cut = true;
      reader.interrupt();
    }
  }

  private synchronized boolean isCut() {
    return cut;
  }

  /** From here on nobody interrupts the reader; that somebody has is not to be seen. */
  private synchronized void finish() {
    read.countDown();
    if (cut) {
      Thread.interrupted();
    }
  }
}
