package dev.podspawn.core.doctor.image;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.ImageCheck;
import dev.podspawn.core.doctor.ImageFacts;
import dev.podspawn.core.doctor.Result;

/** Every login ends in it. */
final class ShellCheck implements ImageCheck {
  @Override
  public String id() {
    return "image-shell";
  }

  @Override
  public String promise() {
    return "the shell of defaults.shell, or of the account, runs";
  }

  @Override
  public Result run(ImageFacts image) {
    String shell = image.value("shell");
    if (image.has("shellruns")) {
      return new Result.Pass(shell, "it runs");
    }
    return image.has("configured")
        ? new Result.Fail(
            shell,
            "it is not in the image, or does not run",
            Fix.byHand("the package of " + shell + ", or defaults.shell without a value"))
        : new Result.Warn(
            shell.isEmpty() ? "shell" : shell,
            "the account has no shell that runs: logins get the toolbox's",
            Fix.byHand("an image with a shell"));
  }
}
