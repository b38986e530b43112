package dev.podspawn.core.doctor.image;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.ImageCheck;
import dev.podspawn.core.doctor.ImageFacts;
import dev.podspawn.core.doctor.Result;

/** Whom logins are in the container. */
final class AccountCheck implements ImageCheck {
  @Override
  public String id() {
    return "image-account";
  }

  @Override
  public String promise() {
    return "the account of defaults.user, or the image's own user, is in /etc/passwd, or can be made";
  }

  @Override
  public Result run(ImageFacts image) {
    String user = image.value("user");
    if (image.has("account")) {
      return new Result.Pass(user, "uid " + image.value("uid"));
    }
    if (image.has("made")) {
      return new Result.Pass(user, "the image lacks it: each container gets it when it is made");
    }
    return image.has("named")
        ? new Result.Fail(
            user,
            "the image lacks it, and with security.readonly_rootfs it cannot be made",
            Fix.byHand("an image with the account"))
        : new Result.Warn(
            user.isEmpty() ? "uid " + image.value("uid") : user,
            "it has no line in /etc/passwd, so HOME is /",
            Fix.byHand("useradd in the image, or defaults.user: a name"));
  }
}
