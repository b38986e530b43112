package dev.podspawn.core.service;

import dev.podspawn.core.engine.ContainerInfo;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.podfile.HealthCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at one service, on a thread of its own, until it is ready or will not be. There is no event for either: neither
 * kernel nor engine tells of a port that somebody begins to listen on.
 */
final class Probe implements Runnable {
  private static final Duration LOOK = Duration.ofMillis(150);

  private final Engine engine;
  private final ServiceContainer watched;
  private final ScheduledExecutorService timer;
  private final BlockingQueue<Outcome> outcomes;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final long begin = System.nanoTime();
  private volatile String missing = "it is not running";
  private int failures;

  Probe(
      Engine engine,
      ServiceContainer watched,
      ScheduledExecutorService timer,
      BlockingQueue<Outcome> outcomes) {
    this.engine = engine;
    this.watched = watched;
    this.timer = timer;
    this.outcomes = outcomes;
  }

  /** How it came out: ready, or why not. */
  record Outcome(Probe probe, Optional<String> trouble) {}

  ServiceContainer watched() {
    return watched;
  }

  /** What it was last waiting for. */
  String missing() {
    return missing;
  }

  /** How much of its time is left; not above zero when there is none. */
  long nanosLeft() {
    return watched.patience().toNanos() - (System.nanoTime() - begin);
  }

  void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    try {
      Optional<Outcome> outcome = look();
      while (outcome.isEmpty() && !stopped.await(pause().toNanos(), TimeUnit.NANOSECONDS)) {
        outcome = look();
      }
      outcome.ifPresent(outcomes::add);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RejectedExecutionException e) {
      return; // All is over, and the timer gone: nobody waits for this outcome.
    } catch (IOException e) {
      outcomes.add(failed("it cannot be looked at: " + e.getMessage()));
    } catch (PodspawnException e) {
      outcomes.add(failed("it cannot be looked at: " + e.personLine()));
    }
  }

  private Duration pause() {
    return watched.service().healthCheck().map(HealthCheck::interval).orElse(LOOK);
  }

  /** Empty as long as it is neither. */
  private Optional<Outcome> look() throws IOException {
    Optional<ContainerInfo> info = engine.inspect(watched.container());
    if (info.isEmpty() || !info.get().running()) {
      return Optional.of(failed(
          info.isPresent()
              ? "it ended with status " + info.get().exit()
              : "its container was removed"));
    }
    Optional<HealthCheck> check = watched.service().healthCheck();
    if (check.isPresent()) {
      return check.get().test().isEmpty() ? Optional.of(ready()) : tested(check.get());
    }
    List<Integer> closed = new ArrayList<>(watched.service().ports());
    if (!closed.isEmpty()) {
      closed.removeAll(listening(info.get().pid()));
    }
    if (closed.isEmpty()) {
      return Optional.of(ready());
    }
    missing = "nobody listens on its port " + closed.get(0);
    return Optional.empty();
  }

  /** None when it has just ended, which the next look finds. */
  private static Set<Integer> listening(int pid) {
    try {
      return ListeningPorts.OF_HOST.of(pid);
    } catch (IOException e) {
      return Set.of();
    }
  }

  private Optional<Outcome> tested(HealthCheck check) throws IOException {
    Optional<String> failure =
        new HealthTest(engine.services(), check, timer).run(watched.container());
    if (failure.isEmpty()) {
      return Optional.of(ready());
    }
    missing = failure.get();
    boolean starting = System.nanoTime() - begin < check.startPeriod().toNanos();
    failures = starting ? 0 : failures + 1;
    return failures >= ServiceContainer.failures(check)
        ? Optional.of(failed(failure.get()))
        : Optional.empty();
  }

  private Outcome ready() {
    return new Outcome(this, Optional.empty());
  }

  private Outcome failed(String why) {
    return new Outcome(this, Optional.of(why));
  }
}
