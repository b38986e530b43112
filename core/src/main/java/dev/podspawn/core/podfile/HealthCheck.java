package dev.podspawn.core.podfile;

import java.time.Duration;
import java.util.List;

/**
 * How to tell that a service is ready.
 *
 * @param test a command in its container, as words, that ends with 0 when it is; none for "as soon as it runs"
 * @param interval between the end of one test and the beginning of the next
 * @param timeout of one test
 * @param retries failures in a row, after the start period, that mean that it will not be ready
 * @param startPeriod for which failures do not count
 */
public record HealthCheck(
    List<String> test, Duration interval, Duration timeout, int retries, Duration startPeriod) {
  public HealthCheck {
    test = List.copyOf(test);
  }
}
