package dev.podspawn.core.doctor.image;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.ImageCheck;
import dev.podspawn.core.doctor.ImageFacts;
import dev.podspawn.core.doctor.Result;

/** Editors and shells keep their files there. */
final class HomeCheck implements ImageCheck {
  @Override
  public String id() {
    return "image-home";
  }

  @Override
  public String promise() {
    return "the account has a home directory that it can write";
  }

  @Override
  public Result run(ImageFacts image) {
    String home = image.value("home");
    if (image.has("homewritable") || image.has("made")) {
      return new Result.Pass(home.isEmpty() ? "home" : home, "the account can write it");
    }
    return new Result.Warn(
        home.isEmpty() ? "home" : home,
        "the account cannot write it, or it is not there",
        Fix.byHand("useradd --create-home in the image, or session.mode: persistent"));
  }
}
