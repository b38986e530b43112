package dev.podspawn.podman;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.stream.WindowSize;
import dev.podspawn.podman.endpoint.ResizeExec;
import org.jspecify.annotations.Nullable;

/**
 * Tells the engine a terminal's size: at once, and once more when the sizes have been quiet for a moment. Podman's
 * conmon, when two sizes reach it in one read, takes the first for both: without the repetition a window that was
 * dragged to its size would often be left with one in between. A size that the terminal has already disturbs nobody.
 */
final class TerminalSize implements Runnable {
  private static final long QUIET_MILLIS = 100;

  private final PodmanClient client;
  private final String exec;
  private @Nullable WindowSize unconfirmed;
  private int changes; // counted: comparing records would load what a record's equals is made of
  private boolean waiting;
  private boolean closed;

  TerminalSize(PodmanClient client, String exec) {
    this.client = client;
    this.exec = exec;
  }

  /** Tells the size; never fails. */
  void set(WindowSize size) {
    tell(size);
    confirmLater(size);
  }

  private void tell(WindowSize size) {
    try {
      client.askByChannel(new ResizeExec(exec, size));
    } catch (EngineException e) {
      // a wrong size is no reason to end a session; whether the engine is gone, awaitExit tells
    }
  }

  private synchronized void confirmLater(WindowSize size) {
    unconfirmed = size;
    changes++;
    notifyAll();
    if (!waiting && !closed) {
      waiting = true;
      Thread thread = new Thread(this, "terminal-size");
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Override
  public void run() {
    try {
      for (WindowSize size = waitForQuiet(); size != null; size = waitForQuiet()) {
        tell(size);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody waits for this thread: it only ends
    }
  }

  /** The last size, once no other has come for a moment; null when there is nothing left to confirm. */
  private synchronized @Nullable WindowSize waitForQuiet() throws InterruptedException {
    int seen = changes - 1;
    while (unconfirmed != null && seen != changes && !closed) {
      seen = changes;
      wait(QUIET_MILLIS);
    }
    WindowSize last = closed ? null : unconfirmed;
    unconfirmed = null;
    waiting = last != null;
    return last;
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
