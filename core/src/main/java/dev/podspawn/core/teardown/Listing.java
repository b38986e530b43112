package dev.podspawn.core.teardown;

import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.error.PodspawnException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A question after containers that is asked beside what else a login has to do, for it waits for the answer. */
final class Listing {
  private final FutureTask<List<ContainerInfo>> answer;

  private Listing(FutureTask<List<ContainerInfo>> answer) {
    this.answer = answer;
  }

  /** Asks for those with these labels. */
  static Listing begin(Engine engine, Map<String, String> labels) {
    FutureTask<List<ContainerInfo>> answer = new FutureTask<>(() -> engine.list(labels));
    Thread thread = new Thread(answer, "engine-list");
    thread.setDaemon(true);
    thread.start();
    return new Listing(answer);
  }

  /**
   * Waits for them; the engine's calls have a time-out.
   *
   * @throws PodspawnException as the engine would
   */
  List<ContainerInfo> await() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PodspawnException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
