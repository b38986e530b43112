package dev.podspawn.core.doctor.engine;

import dev.podspawn.core.config.Transport;
import dev.podspawn.core.doctor.EngineCheck;
import dev.podspawn.core.doctor.EngineFacts;
import dev.podspawn.core.doctor.EngineVersion;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Result;
import java.util.ArrayList;
import java.util.List;

/** Engines leave out in silence what they do not know. */
final class EngineVersionCheck implements EngineCheck {
  @Override
  public String id() {
    return "engine-version";
  }

  @Override
  public String promise() {
    return "the engine is one that podspawn is tested with, and has no trap for what is configured";
  }

  @Override
  public List<Result> run(EngineFacts engine) {
    EngineVersion version = engine.version();
    List<Result> found = new ArrayList<>();
    boolean old = version.podman() ? version.isBefore(4, 3) : version.isBefore(20, 10);
    if (old) {
      found.add(new Result.Warn(
          engine.account(),
          version.name() + " is older than what podspawn is tested with",
          Fix.byHand("Podman 4.3 or newer, or Docker 20.10 or newer")));
    }
    if (version.podman() && engine.config().session().transport() == Transport.DIRECT) {
      found.add(new Result.Warn(
          engine.account(),
          "with session.transport: direct Podman's own streams may lose output",
          Fix.byHand("session.transport: auto")));
    }
    return found.isEmpty()
        ? List.of(new Result.Pass(engine.account(), version.name()))
        : List.copyOf(found);
  }
}
