package dev.podspawn.core.doctor.engine;

import dev.podspawn.core.doctor.EngineCheck;
import dev.podspawn.core.doctor.EngineFacts;
import dev.podspawn.core.doctor.EngineStorage;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Result;
import java.util.List;

/** Engines refuse to make a container with a limit that their storage has not. */
final class DiskLimitCheck implements EngineCheck {
  @Override
  public String id() {
    return "disk-limit";
  }

  @Override
  public String promise() {
    return "the engine's storage can limit what a container writes, where defaults.disk asks for it";
  }

  @Override
  public List<Result> run(EngineFacts engine) {
    EngineStorage storage = engine.storage();
    boolean podman = engine.version().podman();
    // Of Podman's drivers only overlay has it: btrfs answers "unknown option size".
    boolean able = storage.limitsDisk() && (!podman || storage.driver().equals("overlay"));
    if (able) {
      return List.of(new Result.Pass(engine.account(), storage + ": it can"));
    }
    if (engine.config().limits().diskBytes() == 0) {
      return List.of(
          new Result.Pass(engine.account(), storage + ": it cannot, and is not asked to"));
    }
    return List.of(
        new Result.Fail(
            engine.account(),
            storage
                + " cannot limit what a container writes, so no container can be made with defaults.disk",
            Fix.byHand(
                podman
                    ? "a rootful Podman with its storage on xfs mounted with pquota, or defaults.disk: 0"
                    : "Docker's data-root on xfs mounted with pquota or on btrfs, or defaults.disk: 0")));
  }
}
