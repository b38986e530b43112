package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.PullListener;

/** Brings the image that was found missing, without the user's lock. */
@FunctionalInterface
interface ImageSupply {

  /** Returns when it is there. */
  void bring();

  /** A project's image is built, any other is pulled; a login that is to end breaks that off. */
  static ImageSupply of(
      Engine engine, SpawnSettings settings, PullListener pulls, Interruptions interruptions) {
    return settings.project().isPresent()
        ? new ProjectBuild(engine, settings.project().get(), interruptions)
        : new ImagePull(engine, settings.image(), pulls, interruptions);
  }
}
