package dev.podspawn.core.spawn;

import dev.podspawn.core.image.BuildPlace;
import dev.podspawn.core.image.BuildWatch;
import dev.podspawn.core.image.ImageRecipe;
import dev.podspawn.core.name.PodfileDigest;
import dev.podspawn.core.podfile.Service;
import dev.podspawn.core.session.ContainerInUse;
import dev.podspawn.core.workspace.Furnishing;
import dev.podspawn.core.workspace.SetupWatch;
import java.util.List;
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
 * @param setup what is done in its containers besides; empty for nothing
 */
public record SessionProject(
    PodfileDigest digest,
    ImageRecipe recipe,
    BuildPlace place,
    BuildWatch watch,
    Layers layers,
    Optional<Setup> setup) {

  /** What is done in containers of a project, beside what logins do there. */
  public interface Setup {
    /** What new ones need; asked for under the user's lock. */
    Furnishing furnishing();

    /** Told how that gets on, and what is run at each connection. */
    SetupWatch watch();
  }

  /** What a login takes from the Podfile that its container was made from; without a project, from the settings. */
  static Layer layer(SpawnSettings settings, ContainerInUse container) {
    return settings.project().isPresent() && container.podfile().isPresent()
        ? settings.project().get().layers().of(container.podfile().get())
        : new Layer(settings.shell(), Map.of());
  }

  /** What a Podfile means for logins into the containers that were made from it. */
  @FunctionalInterface
  public interface Layers {
    /** Of this Podfile; of today's where that one is not known any more. */
    Layer of(PodfileDigest digest);

    /** The services that are made with a container now, their variables expanded. */
    default List<Service> services() {
      return List.of();
    }

    /** The ports that its Podfile exposes now; empty for none. */
    default Optional<ExposedPorts> ports() {
      return Optional.empty();
    }
  }

  /**
   * What a login takes from it.
   *
   * @param shell empty for the account's own shell in the image
   * @param env variables, expanded; they come before the user's and the client's
   * @param directory where logins start, if it is there; empty for the home directory
   * @param onStart for {@code /bin/sh}, at each connection; empty for nothing
   */
  public record Layer(
      Optional<String> shell, Map<String, String> env, Optional<String> directory, String onStart) {
    public Layer {
      env = Map.copyOf(env);
    }

    /** Of a login to no project. */
    Layer(Optional<String> shell, Map<String, String> env) {
      this(shell, env, Optional.empty(), "");
    }
  }
}
