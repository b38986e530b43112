package dev.podspawn.core.service;

import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.engine.ServiceEngine;
import dev.podspawn.core.podfile.HealthCheck;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs a health check's test in a service's container, as the image's own user.
 *
 * @param timer ends a test whose time is over
 */
record HealthTest(ServiceEngine engine, HealthCheck check, ScheduledExecutorService timer) {

  /**
   * One test; why the service is not healthy, or nothing.
   *
   * @throws IOException the way to it broke
   */
  Optional<String> run(String container) throws IOException {
    ExecSpec spec =
        new ExecSpec(check.test(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    LastWords words = new LastWords();
    AtomicBoolean overdue = new AtomicBoolean();
    try (Exec exec = engine.exec(container, spec)) {
      Future<?> end = timer.schedule(
          () -> {
            overdue.set(true);
            exec.close();
          },
          check.timeout().toNanos(),
          TimeUnit.NANOSECONDS);
      Optional<String> failure = verdictUnless(overdue, exec, words);
      end.cancel(false);
      return failure;
    }
  }

  /** A test whose time is over is cut off, which shows as a broken way to it, or as some status. */
  private Optional<String> verdictUnless(AtomicBoolean overdue, Exec exec, LastWords words)
      throws IOException {
    Optional<String> failure = Optional.of("");
    try {
      failure = verdict(exec, words);
    } catch (IOException | RuntimeException e) {
      if (!overdue.get()) {
        throw e;
      }
    }
    return failure.isPresent() && overdue.get()
        ? Optional.of("its health check takes longer than " + check.timeout().toMillis() / 1000.0
            + " s" + said(words))
        : failure;
  }

  private static Optional<String> verdict(Exec exec, LastWords words) throws IOException {
    exec.stream().closeInput();
    while (exec.stream().receive(words)) {}
    int status = exec.awaitExit().value();
    return status == 0
        ? Optional.empty()
        : Optional.of("its health check ends with " + status + said(words));
  }

  private static String said(LastWords words) {
    return words.line().isEmpty() ? "" : " (" + words.line() + ")";
  }
}
