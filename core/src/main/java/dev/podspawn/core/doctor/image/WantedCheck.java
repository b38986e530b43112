package dev.podspawn.core.doctor.image;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.ImageCheck;
import dev.podspawn.core.doctor.ImageFacts;
import dev.podspawn.core.doctor.Result;

/**
 * Something that people or their programs miss where it is not.
 *
 * @param word by which the probe tells of it
 * @param missing what it means that it is not
 * @param from where an image gets it
 */
record WantedCheck(String id, String word, String promise, String missing, String from)
    implements ImageCheck {
  @Override
  public Result run(ImageFacts image) {
    return image.has(word)
        ? new Result.Pass(word, promise)
        : new Result.Warn(word, missing, Fix.byHand(from));
  }
}
