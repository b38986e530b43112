package dev.podspawn.cli.wiring;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.RunAs;
import dev.podspawn.podman.PodmanEngine;
import dev.podspawn.podman.service.RootlessPodman;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which engine a login talks to. */
final class EngineChoice {
  private static final Path ROOTFUL_PODMAN = Path.of("/run/podman/podman.sock");
  private static final Path DOCKER = Path.of("/run/docker.sock");

  private final Config.Engine config;
  private final Surroundings surroundings;
  private final boolean mayStart;

  EngineChoice(Config.Engine config, Surroundings surroundings) {
    this(config, surroundings, true);
  }

  /** Where a service must not be started, one has to be there. */
  EngineChoice(Config.Engine config, Surroundings surroundings, boolean mayStart) {
    this.config = config;
    this.surroundings = surroundings;
    this.mayStart = mayStart;
  }

  /** An engine on its socket; nothing is sent to it yet, but a rootless service that is not up is started. */
  PodmanEngine connect() {
    return PodmanEngine.at(socket(), this::runtimeSocket);
  }

  private Path socket() {
    if (config.socket().isPresent()) {
      return config.socket().get();
    }
    if (isRootlessPodman(config, surroundings.account())) {
      RootlessPodman podman = RootlessPodman.ofThisAccount(System.getenv());
      return mayStart ? podman.listen() : podman.listening();
    }
    return Files.exists(ROOTFUL_PODMAN) ? ROOTFUL_PODMAN : DOCKER;
  }

  /** The account's own Podman is started once more for another runtime; of others the admin says where they are. */
  private Optional<Path> runtimeSocket(String runtime) {
    String configured = config.runtimeSockets().get(runtime);
    if (configured != null) {
      return Optional.of(Path.of(configured));
    }
    return isRootlessPodman(config, surroundings.account())
        ? Optional.of(RootlessPodman.ofThisAccount(System.getenv()).listen(runtime))
        : Optional.empty();
  }

  /** Whether the engine is the login account's own; it then keeps containers of one account apart by itself. */
  static boolean isRootlessPodman(Config.Engine config, Account account) {
    return config.socket().isEmpty()
        && config.runAs() instanceof RunAs.LoginUser
        && !account.isRoot();
  }
}
