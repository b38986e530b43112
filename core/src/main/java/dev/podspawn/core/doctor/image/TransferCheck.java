package dev.podspawn.core.doctor.image;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.ImageCheck;
import dev.podspawn.core.doctor.ImageFacts;
import dev.podspawn.core.doctor.Result;

/**
 * A program that transfers files: the image's own, or the toolbox's.
 *
 * @param program {@code sftp}, {@code scp} or {@code rsync}
 */
record TransferCheck(String program) implements ImageCheck {
  @Override
  public String id() {
    return "image-" + program;
  }

  @Override
  public String promise() {
    return program + " works, by the image's own program or by the toolbox's";
  }

  @Override
  public Result run(ImageFacts image) {
    String from = image.value(program);
    return from.isEmpty()
        ? new Result.Warn(
            program,
            "neither the image nor the toolbox has what it needs",
            Fix.byHand("podspawn toolbox build"))
        : new Result.Pass(program, "by the " + from + "'s own program");
  }
}
