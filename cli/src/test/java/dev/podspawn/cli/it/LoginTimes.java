package dev.podspawn.cli.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long somebody waits for a login to a container that is there. */
final class LoginTimes {
  private static final int LOGINS = 3;

  private LoginTimes() {}

  /** The median of a few logins, one after the other. */
  static Duration median(PodUser user) {
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < LOGINS; i++) {
      long begin = System.nanoTime();
      user.run("true").ok();
      nanos.add(System.nanoTime() - begin);
    }
    Collections.sort(nanos);
    return Duration.ofNanos(nanos.get(LOGINS / 2));
  }
}
