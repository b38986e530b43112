package dev.podspawn.core.service;

import dev.podspawn.core.podfile.HealthCheck;
import dev.podspawn.core.podfile.Service;
import java.time.Duration;

/**
 * A service whose container has been started.
 *
 * @param container its id
 */
public record ServiceContainer(Service service, String container) {
  private static final Duration USUAL = Duration.ofSeconds(60);

  /** The user's lock is held meanwhile. */
  private static final Duration MOST = Duration.ofMinutes(10);

  /** How long it is waited for: a minute, or as long as its health check gives it, at most ten minutes. */
  Duration patience() {
    if (service.healthCheck().isEmpty()) {
      return USUAL;
    }
    HealthCheck check = service.healthCheck().get();
    Duration round = check.interval().plus(check.timeout());
    Duration asked = check.startPeriod().plus(round.multipliedBy(failures(check)));
    Duration longer = asked.compareTo(USUAL) > 0 ? asked : USUAL;
    return longer.compareTo(MOST) > 0 ? MOST : longer;
  }

  /** How many tests have to fail in a row: one at least. */
  static int failures(HealthCheck check) {
    return Math.max(1, check.retries());
  }
}
