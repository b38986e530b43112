package dev.podspawn.cli.wiring;

import dev.podspawn.core.box.Promise;
import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.fence.Fence;
import dev.podspawn.core.fence.FenceScript;
import dev.podspawn.core.fence.NetFence;
import dev.podspawn.core.log.AdminLog;
import java.nio.file.Path;

/** What closes off the networks of sessions. */
final class Fences {
  private Fences() {}

  /** The fence that the configuration wants. A service account holds a rootful engine, and is not root itself. */
  static Fence of(Config config, Path home, AdminLog log) {
    boolean bySudo = config.engine().runAs() instanceof RunAs.ServiceAccount;
    return new NetFence(
        config.network(),
        config.security().capAdd(),
        config.box().bestEffort().contains(Promise.NETWORK),
        FenceScript.of(home, bySudo),
        log);
  }
}
