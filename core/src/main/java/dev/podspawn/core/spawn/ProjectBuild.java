package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.image.ImageBuilds;
import dev.podspawn.core.stream.Terminal;

/**
 * Builds a project's image, or pulls those of its services, where one was found missing; or waits for whoever does.
 */
record ProjectBuild(Engine engine, SessionProject project, Interruptions interruptions)
    implements ImageSupply {

  @Override
  public void bring() {
    Thread builder = Thread.currentThread();
    try (Terminal.Restore over = interruptions.whenInterrupted(builder::interrupt)) {
      ImageBuilds builds = new ImageBuilds(engine, project.place());
      builds.ensure(project.recipe(), project.watch());
      builds.ensureServices(
          project.recipe().project(), project.layers().services(), project.watch());
    } finally {
      // What follows cleans up, and must not be broken off as well.
      Thread.interrupted();
    }
  }
}
