package dev.podspawn.core.service;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Waits until all services are ready: whose health check succeeds; without one, on whose ports somebody listens; without
 * ports, who run.
 */
public final class Readiness {
  private final Engine engine;
  private final BlockingQueue<Probe.Outcome> outcomes = new LinkedBlockingQueue<>();

  /** Of services on this engine. */
  public Readiness(Engine engine) {
    this.engine = engine;
  }

  /** A service that is not ready, and why. */
  public record Unready(ServiceContainer service, String reason) {}

  /**
   * Returns when all are ready, or the first that will not be.
   *
   * @throws PodspawnException CONNECTION_LOST: the thread was interrupted
   */
  public Optional<Unready> await(List<ServiceContainer> services) {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
        task -> daemon(new Thread(task, "service-timeout")));
    List<Probe> probes = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (ServiceContainer service : services) {
      Probe probe = new Probe(engine, service, timer, outcomes);
      probes.add(probe);
      threads.add(daemon(new Thread(probe, "service-" + service.service().name())));
    }
    threads.forEach(Thread::start);
    try {
      return firstUnready(new ArrayList<>(probes));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PodspawnException(
          ErrorCode.CONNECTION_LOST,
          Message.of("wait for the services", "the login was to end"),
          e);
    } finally {
      probes.forEach(Probe::stop);
      threads.forEach(Thread::interrupt);
      timer.shutdownNow();
    }
  }

  private static Thread daemon(Thread thread) {
    thread.setDaemon(true);
    return thread;
  }

  private Optional<Unready> firstUnready(List<Probe> pending) throws InterruptedException {
    while (!pending.isEmpty()) {
      long left = Long.MAX_VALUE;
      for (Probe probe : pending) {
        long own = probe.nanosLeft();
        if (own <= 0) {
          String time = " after " + probe.watched().patience().toSeconds() + " s";
          return Optional.of(new Unready(probe.watched(), probe.missing() + time));
        }
        left = Math.min(left, own);
      }
      Probe.Outcome outcome = outcomes.poll(left, TimeUnit.NANOSECONDS);
      if (outcome != null && outcome.trouble().isPresent()) {
        return Optional.of(
            new Unready(outcome.probe().watched(), outcome.trouble().get()));
      }
      if (outcome != null) {
        pending.remove(outcome.probe());
      }
    }
    return Optional.empty();
  }
}
