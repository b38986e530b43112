package dev.podspawn.core.doctor.engine;

import dev.podspawn.core.doctor.EngineCheck;
import dev.podspawn.core.doctor.EngineFacts;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Result;
import java.util.List;

/** What killed logins left goes at the next login or cleanup. */
final class LeftoversCheck implements EngineCheck {
  @Override
  public String id() {
    return "leftovers";
  }

  @Override
  public String promise() {
    return "each container of this installation belongs to a session";
  }

  @Override
  public List<Result> run(EngineFacts engine) {
    List<String> left = engine.leftovers();
    if (left.isEmpty()) {
      return List.of(new Result.Pass(engine.account(), "none"));
    }
    return List.of(new Result.Warn(
        engine.account(),
        "no session knows of " + String.join(", ", left.subList(0, Math.min(3, left.size())))
            + (left.size() > 3 ? " and " + (left.size() - 3) + " more" : ""),
        Fix.byHand("podspawn cleanup")));
  }
}
