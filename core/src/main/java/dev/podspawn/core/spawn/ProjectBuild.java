package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.image.ImageBuilds;
import dev.podspawn.core.stream.Terminal;

/** Builds a project's image that was found missing, or waits for whoever builds it. */
record ProjectBuild(Engine engine, SessionProject project, Interruptions interruptions)
    implements ImageSupply {

  @Override
  public void bring() {
    Thread builder = Thread.currentThread();
    try (Terminal.Restore over = interruptions.whenInterrupted(builder::interrupt)) {
      new ImageBuilds(engine, project.place()).ensure(project.recipe(), project.watch());
    } finally {
      // What follows cleans up, and must not be broken off as well.
      Thread.interrupted();
    }
  }
}
