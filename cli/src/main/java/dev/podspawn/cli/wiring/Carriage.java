package dev.podspawn.cli.wiring;

import dev.podspawn.core.config.Transport;
import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.Mount;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.guest.AgentAddress;
import dev.podspawn.core.guest.GuestEngine;
import dev.podspawn.core.guest.GuestSettings;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.spawn.Tools;
import java.nio.file.Path;
import java.util.Optional;

/** How a login's bytes are carried ({@code session.transport}): by podspawn-guest, or by the engine alone. */
final class Carriage {
  private final Optional<Toolbox> toolbox;
  private final boolean mayFallBack;

  /** By the guest of a toolbox; by the engine alone when there is none. */
  private Carriage(Optional<Toolbox> toolbox, boolean mayFallBack) {
    this.toolbox = toolbox;
    this.mayFallBack = mayFallBack;
  }

  /** The carriage that the configuration and the distribution make possible. */
  static Carriage choose(Transport transport, Path home, AdminLog log) {
    if (transport == Transport.DIRECT) {
      return new Carriage(Optional.empty(), false);
    }
    Optional<Toolbox> toolbox = Toolbox.of(home);
    if (toolbox.isEmpty() && transport == Transport.GUEST) {
      throw missing(home);
    }
    if (toolbox.isEmpty()) {
      log.warning(ErrorCode.INSTALLATION_INCOMPLETE, forAdmin(home));
    }
    return new Carriage(toolbox, transport == Transport.AUTO);
  }

  /**
   * The engine that carries bytes so. Where the toolbox's busybox is PID 1, its guest runs as well, so there is no other
   * carriage to fall back to.
   */
  Engine over(Engine engine, Optional<AgentAddress> agent, AdminLog log) {
    if (toolbox.isEmpty()) {
      return engine;
    }
    Mount mount = toolbox.get().mount();
    boolean directWhenUnable = mayFallBack && tools() == Tools.OF_IMAGE;
    return new GuestEngine(
        engine,
        new GuestSettings(GuestSettings.PROGRAM, Optional.of(mount), directWhenUnable, agent),
        log);
  }

  /** What runs podspawn's own part of a login in the container. */
  Tools tools() {
    return toolbox.isPresent() ? toolbox.get().tools() : Tools.OF_IMAGE;
  }

  private static PodspawnException missing(Path home) {
    return new PodspawnException(
        ErrorCode.INSTALLATION_INCOMPLETE,
        new Message(
            "log in", "a part of podspawn is missing here", "asking the admin of this machine"),
        forAdmin(home),
        null);
  }

  private static Message forAdmin(Path home) {
    return new Message(
        "use podspawn-guest",
        "it is not in " + Toolbox.place(home) + "/bin",
        "copying the whole distribution again, or session.transport: direct");
  }
}
