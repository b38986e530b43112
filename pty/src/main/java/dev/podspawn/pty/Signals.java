package dev.podspawn.pty;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Takes HUP, INT and TERM from the Java runtime, whose own answer is to run the shutdown hooks and exit at once.
 *
 * <p>The first signal goes to the listener, on a daemon thread of the runtime's own ({@code SIGTERM handler}): it may
 * take its time, and it decides how the process ends. Signals after the first are ignored: the end is under way.
 */
public final class Signals implements AutoCloseable {
  private final Consumer<TerminationSignal> listener;
  private final Map<TerminationSignal, SignalHandler> before =
      new EnumMap<>(TerminationSignal.class);
  private boolean taken;
  private boolean closed;

  private Signals(Consumer<TerminationSignal> listener) {
    this.listener = listener;
  }

  /** Starts to listen; nothing of this needs JNA. */
  public static Signals listen(Consumer<TerminationSignal> listener) {
    Signals signals = new Signals(listener);
    signals.install();
    return signals;
  }

  private synchronized void install() {
    for (TerminationSignal kind : TerminationSignal.values()) {
      before.put(kind, Signal.handle(signal(kind), new Handler(kind)));
    }
  }

  private static Signal signal(TerminationSignal kind) {
    return new Signal(kind.name());
  }

  private synchronized boolean takeFirst() {
    boolean first = !taken && !closed;
    taken = true;
    return first;
  }

  /** Gives the signals back to whoever handled them before; closing twice does nothing. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    for (Map.Entry<TerminationSignal, SignalHandler> old : before.entrySet()) {
      Signal.handle(signal(old.getKey()), old.getValue());
    }
  }

  private final class Handler implements SignalHandler {
    private final TerminationSignal kind;

    Handler(TerminationSignal kind) {
      this.kind = kind;
    }

    @Override
    public void handle(Signal signal) {
      if (takeFirst()) {
        listener.accept(kind);
      }
    }
  }
}
