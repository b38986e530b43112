package dev.podspawn.cli.wiring;

import dev.podspawn.core.spawn.Interruptions;
import dev.podspawn.core.stream.Terminal;
import java.util.ArrayList;
import java.util.List;

/** Remembers that the login is to end, and passes it on to whatever runs then or comes later. */
final class LoginInterruptions implements Interruptions {
  private final List<Runnable> actions = new ArrayList<>();
  private boolean interrupted;

  /** Ends the login; the second call and later ones do nothing. Safe on a signal's thread. */
  void interrupt() {
    for (Runnable action : takeAll()) {
      action.run();
    }
  }

  @Override
  public Terminal.Restore whenInterrupted(Runnable action) {
    if (!addUnlessInterrupted(action)) {
      action.run();
    }
    return () -> remove(action);
  }

  private synchronized List<Runnable> takeAll() {
    interrupted = true;
    List<Runnable> taken = List.copyOf(actions);
    actions.clear();
    return taken;
  }

  private synchronized boolean addUnlessInterrupted(Runnable action) {
    return !interrupted && actions.add(action);
  }

  private synchronized void remove(Runnable action) {
    actions.remove(action);
  }
}
