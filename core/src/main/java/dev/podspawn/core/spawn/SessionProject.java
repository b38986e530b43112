package dev.podspawn.core.spawn;

import dev.podspawn.core.image.BuildPlace;
import dev.podspawn.core.image.BuildWatch;
import dev.podspawn.core.image.ImageRecipe;
import dev.podspawn.core.name.PodfileDigest;
import java.util.Map;
import java.util.Optional;

/**
 * The project that a login is to.
 *
 * @param digest of the Podfile that containers are made from now
 * @param recipe of their image
 * @param place of this engine's builds
 * @param watch told how the image comes to be
 * @param layers of containers that were made from this Podfile, or from an earlier one
 */
public record SessionProject(
    PodfileDigest digest, ImageRecipe recipe, BuildPlace place, BuildWatch watch, Layers layers) {

  /** What a Podfile means for logins into the containers that were made from it. */
  @FunctionalInterface
  public interface Layers {
    /** Of this Podfile; of today's where that one is not known any more. */
    Layer of(PodfileDigest digest);
  }

  /**
   * What a login takes from it.
   *
   * @param shell empty for the account's own shell in the image
   * @param env variables, expanded; they come before the user's and the client's
   */
  public record Layer(Optional<String> shell, Map<String, String> env) {
    public Layer {
      env = Map.copyOf(env);
    }
  }
}
