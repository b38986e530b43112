package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.PullListener;
import dev.podspawn.core.stream.Terminal;

/** Pulls the image that was found missing; a login that is to end breaks the pull off. */
final class ImagePull implements ImageSupply {
  private final Engine engine;
  private final String image;
  private final PullListener listener;
  private final Interruptions interruptions;

  ImagePull(Engine engine, String image, PullListener listener, Interruptions interruptions) {
    this.engine = engine;
    this.image = image;
    this.listener = listener;
    this.interruptions = interruptions;
  }

  @Override
  public void bring() {
    Thread puller = Thread.currentThread();
    try (Terminal.Restore over = interruptions.whenInterrupted(puller::interrupt)) {
      engine.pull(image, listener);
    } finally {
      listener.end();
      // What follows cleans up, and must not be broken off as well.
      Thread.interrupted();
    }
  }
}
