package dev.podspawn.pty;

import dev.podspawn.core.stream.Terminal;
import dev.podspawn.core.stream.WindowSize;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Passes on each new window size that SIGWINCH announces.
 *
 * <p>The signal's handler only leaves a permit; the thread {@code window-size} takes all there are, reads the size as
 * it is by then and hands it over. A slow listener thus gets the latest size, not each one of a drag of the window's
 * corner. A listener that throws has missed that size; the next one comes all the same.
 */
final class WinchSignal implements Terminal.Restore {
  private final Semaphore signals = new Semaphore(0);
  private final Supplier<WindowSize> size;
  private final Consumer<WindowSize> listener;
  private final Thread thread = new Thread(this::deliver, "window-size");
  private final SignalHandler before;
  private volatile boolean closed;

  private WinchSignal(Supplier<WindowSize> size, Consumer<WindowSize> listener) {
    this.size = size;
    this.listener = listener;
    thread.setDaemon(true);
    this.before = Signal.handle(new Signal("WINCH"), signal -> signals.release());
  }

  static WinchSignal listen(Supplier<WindowSize> size, Consumer<WindowSize> listener) {
    WinchSignal winch = new WinchSignal(size, listener);
    winch.thread.start();
    return winch;
  }

  private void deliver() {
    @Nullable WindowSize last = null;
    while (true) {
      signals.acquireUninterruptibly();
      signals.drainPermits();
      if (closed) {
        return;
      }
      last = deliverIfNew(last);
    }
  }

  private @Nullable WindowSize deliverIfNew(@Nullable WindowSize last) {
    try {
      WindowSize now = size.get();
      if (!now.equals(last)) {
        listener.accept(now);
      }
      return now;
    } catch (RuntimeException e) {
      // The terminal is gone, or the far end: whoever pumps the bytes learns of it and says so.
      return last;
    }
  }

  /** Ends the deliveries; one that is under way goes on. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      Signal.handle(new Signal("WINCH"), before);
      signals.release();
    }
  }
}
