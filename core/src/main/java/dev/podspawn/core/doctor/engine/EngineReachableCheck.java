package dev.podspawn.core.doctor.engine;

import dev.podspawn.core.doctor.EngineCheck;
import dev.podspawn.core.doctor.EngineFacts;
import dev.podspawn.core.doctor.Result;
import java.util.List;

/** As a login would reach it. */
final class EngineReachableCheck implements EngineCheck {
  @Override
  public String id() {
    return "engine";
  }

  @Override
  public String promise() {
    return "the engine answers the account that talks to it, and a rootless one starts when it is asked";
  }

  @Override
  public List<Result> run(EngineFacts engine) {
    engine.ping();
    return List.of(new Result.Pass(engine.account(), "it answers"));
  }
}
