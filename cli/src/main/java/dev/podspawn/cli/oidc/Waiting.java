package dev.podspawn.cli.oidc;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time, and waiting for it: a provider tells nobody when a person has approved, it wants to be asked again. */
public interface Waiting {
  /** Now. */
  Instant now();

  /** Lets the time pass. */
  void pause(Duration duration) throws InterruptedException;

  /** The system's clock. */
  static Waiting system() {
    return new Waiting() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void pause(Duration duration) throws InterruptedException {
        boolean counted = new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
        if (counted) {
          throw new IllegalStateException("nobody counts this latch down");
        }
      }
    };
  }
}
