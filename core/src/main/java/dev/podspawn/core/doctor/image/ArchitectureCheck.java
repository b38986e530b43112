package dev.podspawn.core.doctor.image;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.ImageCheck;
import dev.podspawn.core.doctor.ImageFacts;
import dev.podspawn.core.doctor.Result;

/** By the image's own word. */
final class ArchitectureCheck implements ImageCheck {
  @Override
  public String id() {
    return "image-architecture";
  }

  @Override
  public String promise() {
    return "the image is for this machine's architecture";
  }

  @Override
  public Result run(ImageFacts image) {
    String found = image.value("architecture");
    String machine = image.value("machine");
    if (found.isEmpty() || found.equals(machine)) {
      return new Result.Pass(image.image(), found.isEmpty() ? "it does not say" : found);
    }
    return new Result.Fail(
        image.image(),
        "it is for " + found + ", and this machine is " + machine,
        Fix.byHand("podman pull --arch " + machine + " " + image.image()));
  }
}
