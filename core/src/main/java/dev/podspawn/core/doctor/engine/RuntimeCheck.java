package dev.podspawn.core.doctor.engine;

import dev.podspawn.core.doctor.EngineCheck;
import dev.podspawn.core.doctor.EngineFacts;
import dev.podspawn.core.doctor.Result;
import java.util.List;
import java.util.Optional;

/** A login is refused where it is not so. */
final class RuntimeCheck implements EngineCheck {
  @Override
  public String id() {
    return "runtime";
  }

  @Override
  public String promise() {
    return "the engine makes containers under the runtime of security.runtime";
  }

  @Override
  public List<Result> run(EngineFacts engine) {
    Optional<String> runtime = engine.config().security().runtime();
    if (runtime.isEmpty()) {
      return List.of(new Result.Pass(engine.account(), "the engine's own is asked for"));
    }
    engine.requireRuntime(runtime.get());
    return List.of(new Result.Pass(engine.account(), runtime.get()));
  }
}
