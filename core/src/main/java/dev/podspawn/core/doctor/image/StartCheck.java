package dev.podspawn.core.doctor.image;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.ImageCheck;
import dev.podspawn.core.doctor.ImageFacts;
import dev.podspawn.core.doctor.Result;

/** With the limits and walls of a login's container. */
final class StartCheck implements ImageCheck {
  @Override
  public String id() {
    return "image-start";
  }

  @Override
  public String promise() {
    return "a container of the image starts, and runs programs";
  }

  @Override
  public Result run(ImageFacts image) {
    String trouble = image.value("start");
    return trouble.isEmpty()
        ? new Result.Pass(image.image(), "it runs programs")
        : new Result.Fail(
            image.image(), trouble, Fix.byHand("podman run --rm " + image.image() + " true"));
  }
}
