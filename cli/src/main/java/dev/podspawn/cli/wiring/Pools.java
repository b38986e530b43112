package dev.podspawn.cli.wiring;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.session.SessionRules;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.teardown.Aftercare;
import dev.podspawn.core.teardown.DetachedRefill;
import dev.podspawn.core.teardown.DetachedTimer;
import dev.podspawn.core.teardown.Refill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the configuration means for containers that wait for a first login. */
final class Pools {
  private Pools() {}

  /** Where forwarding ends in containers, PAM has the network made, and nothing waits. */
  static boolean isOn(Config config) {
    return config.pool().size() > 0 && !config.forwarding().endsInContainer();
  }

  /** Where the pool is off, nothing is looked at for it. */
  static SessionRules.Pool of(Config config, Path home) {
    return isOn(config)
        ? new SessionRules.Pool(config.pool().size(), config.pool().keep(), maker(home))
        : SessionRules.Pool.NONE;
  }

  /** Another after an update: containers show the toolbox that they were made with. */
  private static String maker(Path home) {
    try {
      return home + "@" + Files.getLastModifiedTime(Toolbox.place(home)).toMillis();
    } catch (IOException e) {
      return home.toString();
    }
  }

  /** Who makes the next container, for this podspawn's launcher and global options. */
  static Refill refill(Config config, List<String> self, AdminLog log) {
    return isOn(config) ? new DetachedRefill(self, log) : Refill.NONE;
  }

  /** Who sees to a session after a login in the host's network. */
  static Aftercare aftercare(Config config, List<String> self, StateDirectory state, AdminLog log) {
    return new Aftercare(new DetachedTimer(self, state, log), refill(config, self, log));
  }
}
