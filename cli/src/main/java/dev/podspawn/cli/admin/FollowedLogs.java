package dev.podspawn.cli.admin;

import dev.podspawn.core.engine.ServiceEngine;
import dev.podspawn.core.error.PodspawnException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Logs of several services that go on at once, a thread for each. */
final class FollowedLogs {
  private final ServiceEngine engine;
  private final int most;
  private final Consumer<String> lines;
  private final AtomicReference<@Nullable PodspawnException> failure = new AtomicReference<>();
  private volatile boolean over;

  FollowedLogs(ServiceEngine engine, int most, Consumer<String> lines) {
    this.engine = engine;
    this.most = most;
    this.lines = lines;
  }

  /** Returns when all have ended, or the thread is interrupted, which it is no more then; fails where one could not be read. */
  void follow(List<ServiceLogs.Followed> services) {
    List<Thread> threads = new ArrayList<>();
    for (ServiceLogs.Followed service : services) {
      Thread thread = new Thread(() -> follow(service), "service-log");
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      over = true;
      threads.forEach(Thread::interrupt);
      return;
    }
    Optional<PodspawnException> failed = Optional.ofNullable(failure.get());
    if (failed.isPresent()) {
      throw failed.get();
    }
  }

  private void follow(ServiceLogs.Followed service) {
    try {
      engine.follow(service.container(), most, line -> lines.accept(service.shown(line)));
    } catch (PodspawnException e) {
      if (!over) {
        failure.compareAndSet(null, e);
      }
    }
  }
}
