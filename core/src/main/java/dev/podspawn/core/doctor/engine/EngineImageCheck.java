package dev.podspawn.core.doctor.engine;

import dev.podspawn.core.doctor.EngineCheck;
import dev.podspawn.core.doctor.EngineFacts;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Result;
import java.util.List;

/** An image of localhost is in no registry. */
final class EngineImageCheck implements EngineCheck {
  @Override
  public String id() {
    return "image";
  }

  @Override
  public String promise() {
    return "the engine has the image of defaults.image";
  }

  @Override
  public List<Result> run(EngineFacts engine) {
    String image = engine.config().defaults().image();
    if (engine.hasImage(image)) {
      return List.of(new Result.Pass(engine.account(), image));
    }
    return List.of(
        image.startsWith("localhost/")
            ? new Result.Fail(
                engine.account(),
                image + " is missing",
                Fix.byHand("contrib/image/build-from-packages --account " + engine.account()))
            : new Result.Warn(
                engine.account(),
                image + " is missing: the first login pulls it",
                Fix.byHand("podman pull " + image + ", as " + engine.account())));
  }
}
