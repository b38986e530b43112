package dev.podspawn.podman;

import dev.podspawn.core.engine.BuildListener;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.ImageBuild;
import dev.podspawn.podman.endpoint.BuildImage;
import dev.podspawn.podman.endpoint.DanglingImages;
import dev.podspawn.podman.endpoint.ImageUser;
import dev.podspawn.podman.endpoint.PruneImages;
import dev.podspawn.podman.time.Pause;
import java.time.Duration;

/** Builds an image, and clears away what an engine keeps of a build that failed. */
record Building(PodmanClient client) {
  private static final Duration REMOVAL = Duration.ofSeconds(10);

  /** First goes what a build of the same labels may have left that was killed. */
  void build(ImageBuild build, BuildListener listener) {
    String user = client.ask(new ImageUser(build.base()));
    client.ask(new PruneImages(build.labels()));
    boolean built = false;
    try {
      client.ask(new BuildImage(build, user, listener));
      built = true;
    } finally {
      if (!built) {
        clearAway(build);
      }
    }
  }

  /** An interrupt has done its work, and must not break this off too. */
  private void clearAway(ImageBuild build) {
    boolean interrupted = Thread.interrupted();
    try {
      clearAwayUninterrupted(build);
    } catch (EngineException e) {
      // The failure that brought us here is the one to tell; the next failure's look finds this
      // too.
      return;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Steps that went well are images without a name; the last is in use until the step after it has ended. Docker kills that
   * when the connection is closed, Podman 4.3 lets it come to its own end and then stops.
   */
  private void clearAwayUninterrupted(ImageBuild build) {
    Pause pause = Pause.atMost(REMOVAL);
    boolean left = true;
    while (left) {
      client.ask(new PruneImages(build.labels()));
      left = !client.ask(new DanglingImages(build.labels())).isEmpty() && pause.again();
    }
  }
}
