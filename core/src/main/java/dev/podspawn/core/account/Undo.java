package dev.podspawn.core.account;

import dev.podspawn.core.error.PodspawnException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What takes back what has been done so far, the last first, unless {@link #keep} was called. */
public final class Undo implements AutoCloseable {
  private final Deque<Runnable> steps = new ArrayDeque<>();
  private final Consumer<String> troubles;

  /**
   * Nothing to take back yet.
   *
   * @param troubles gets a line for each step that cannot be taken back
   */
  public Undo(Consumer<String> troubles) {
    this.troubles = troubles;
  }

  /** How to take back what has just been done. */
  public void add(Runnable step) {
    steps.push(step);
  }

  /** All is well: nothing is taken back. */
  public void keep() {
    steps.clear();
  }

  @Override
  public void close() {
    while (!steps.isEmpty()) {
      try {
        steps.pop().run();
      } catch (PodspawnException e) {
        troubles.accept(e.adminLine());
      }
    }
  }
}
