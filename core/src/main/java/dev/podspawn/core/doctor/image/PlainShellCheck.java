package dev.podspawn.core.doctor.image;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.ImageCheck;
import dev.podspawn.core.doctor.ImageFacts;
import dev.podspawn.core.doctor.Result;

/** Clients such as git and editors run sh; without a toolbox so does podspawn. */
final class PlainShellCheck implements ImageCheck {
  @Override
  public String id() {
    return "image-sh";
  }

  @Override
  public String promise() {
    return "the image has a /bin/sh that runs";
  }

  @Override
  public Result run(ImageFacts image) {
    return image.has("sh")
        ? new Result.Pass("/bin/sh", "it runs")
        : new Result.Warn(
            "/bin/sh",
            "it does not run: commands go to the toolbox's busybox",
            Fix.byHand("an image with a shell"));
  }
}
