package dev.podspawn.core.image;

import dev.podspawn.core.engine.Engine;
import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.PullListener;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.podfile.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Brings projects' images into being on one engine: one build of a project at a time, while whoever else wants its image
 * waits for the lock and then finds it there. An image of that tag is the right one: the tag is the digest of all that it
 * was made from.
 */
public record ImageBuilds(Engine engine, BuildPlace place) {

  /**
   * Returns when the image is there; whether it had to be built or pulled. The user's lock must not be held.
   *
   * @throws PodspawnException BUILD_FAILED, with the path of the log; PULL_FAILED for the base; LOCK_FAILED
   */
  public boolean ensure(ImageRecipe recipe, BuildWatch watch) {
    if (engine.imageExists(recipe.image())) {
      return false;
    }
    watch.waiting();
    try (BuildPlace.BuildLock lock = place.lock(recipe.project())) {
      if (engine.imageExists(recipe.image())) {
        return false;
      }
      make(recipe, watch);
      return true;
    } finally {
      watch.end();
    }
  }

  /** Builds the image though it may be there; true. The old one loses its tag. */
  public boolean again(ImageRecipe recipe, BuildWatch watch) {
    watch.waiting();
    try (BuildPlace.BuildLock lock = place.lock(recipe.project())) {
      make(recipe, watch);
      return true;
    } finally {
      watch.end();
    }
  }

  /**
   * Returns when the images of its services are there; those that had to be pulled. The user's lock must not be held.
   *
   * @throws PodspawnException PULL_FAILED, LOCK_FAILED
   */
  public Set<String> ensureServices(ProjectName project, List<Service> services, BuildWatch watch) {
    if (services.stream().allMatch(service -> engine.imageExists(service.image()))) {
      return Set.of();
    }
    Set<String> pulled = new HashSet<>();
    watch.waiting();
    try (BuildPlace.BuildLock lock = place.lock(project)) {
      for (Service service : services) {
        if (pull(service, watch)) {
          pulled.add(service.image());
        }
      }
    } finally {
      watch.end();
    }
    return pulled;
  }

  private boolean pull(Service service, BuildWatch watch) {
    try {
      return pull(service.image(), watch);
    } catch (EngineException e) {
      throw e.code() != ErrorCode.PULL_FAILED
          ? e
          : new PodspawnException(
              ErrorCode.PULL_FAILED,
              new Message(
                  "pull the image " + service.image() + " of the service " + service.name(),
                  "no registry that can be reached gave it",
                  "another image, or asking this host's admin"),
              Message.of("have an image for the service " + service.name(), e.adminLine()),
              e);
    }
  }

  /** Whether it had to be. */
  private boolean pull(String image, BuildWatch watch) {
    if (engine.imageExists(image)) {
      return false;
    }
    PullListener listener = watch.pulling(image);
    try {
      engine.pull(image, listener);
    } finally {
      listener.end();
    }
    return true;
  }

  private void make(ImageRecipe recipe, BuildWatch watch) {
    pull(recipe.podfile().base(), watch);
    if (recipe.isBuilt()) {
      build(recipe, watch);
    }
  }

  private void build(ImageRecipe recipe, BuildWatch watch) {
    Path file = place.log(recipe);
    try (BuildLog log = BuildLog.at(file, watch.building())) {
      try {
        engine.build(recipe.build(), log);
      } catch (EngineException e) {
        watch.failed("the build of " + recipe.project() + "'s image", log.last());
        throw e.code() == ErrorCode.BUILD_FAILED ? failed(recipe, file, e) : e;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new PodspawnException(
          ErrorCode.STATE_UNAVAILABLE,
          Message.of("build the image of " + recipe.project(), "its log cannot be written"),
          Message.of("write the log of a build, " + file, e.toString()),
          e);
    }
  }

  private static PodspawnException failed(ImageRecipe recipe, Path log, EngineException cause) {
    String project = recipe.project().text();
    return new PodspawnException(
        ErrorCode.BUILD_FAILED,
        new Message(
            "build the image of " + project,
            "a step of its Podfile failed",
            "mending the Podfile, or asking this host's admin for the log " + log.getFileName()),
        new Message(
            "build the image of " + project,
            String.valueOf(cause.getMessage()),
            "the log, " + log + ", or \"podspawn prebuild " + project + "\""),
        cause);
  }
}
