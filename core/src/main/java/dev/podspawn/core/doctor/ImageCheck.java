package dev.podspawn.core.doctor;

/** A check of an image. */
public non-sealed interface ImageCheck extends Check {
  /** What the facts mean. */
  Result run(ImageFacts image);
}
