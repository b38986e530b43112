package dev.podspawn.core.setup;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.forward.PamBlock;
import dev.podspawn.core.sshd.Sshd;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The places and names of one installation.
 *
 * @param home the distribution's directory
 * @param namedConfig the configuration file, where {@code --config} named it
 * @param config the configuration file, which need not be there
 * @param read what it says, or would say if it were there
 * @param configIsThere whether it is
 * @param engine who talks to which engine
 * @param account the service account, where there is one
 * @param socket its engine's socket
 * @param pam sshd's PAM file, where forwarding is to end in containers
 */
public record Site(
    Path home,
    Optional<Path> namedConfig,
    Path config,
    Config read,
    boolean configIsThere,
    EngineMode engine,
    String account,
    Path socket,
    Sshd sshd,
    Optional<Path> pam) {
  /** One whose sshd forwards nothing. */
  public Site(
      Path home,
      Optional<Path> namedConfig,
      Path config,
      Config read,
      boolean configIsThere,
      EngineMode engine,
      String account,
      Path socket,
      Sshd sshd) {
    this(
        home,
        namedConfig,
        config,
        read,
        configIsThere,
        engine,
        account,
        socket,
        sshd,
        Optional.empty());
  }

  /** The group of podspawn's accounts. */
  static final String GROUP = "podspawn";

  /** The service account unless the configuration names one. */
  public static final String ACCOUNT = "podspawn-engine";

  /** The service account's own socket of a rootful Podman, made by systemd. */
  public static final Path PODMAN_SOCKET = Path.of("/run/podspawn/podman.sock");

  /** Docker's socket. */
  public static final Path DOCKER_SOCKET = Path.of("/run/docker.sock");

  Path launcher() {
    return home.resolve("bin").resolve("podspawn");
  }

  /** Where the admin's files lie. */
  Path etc() {
    return Objects.requireNonNullElse(config.getParent(), config);
  }

  Path keys() {
    return configIsThere || namedConfig.isEmpty() ? read.auth().keyDir() : etc().resolve("keys");
  }

  /** Where state is kept. */
  public Path state() {
    return read.state().dir();
  }

  /** The journal's directory. */
  public Path journal() {
    return state().resolve("setup");
  }

  /** Key files that sshd reads by itself, for the day on which podspawn is broken. */
  Path emergency() {
    return etc().resolve("emergency");
  }

  /** The service account's home. */
  Path accountHome() {
    return state().resolve("engine");
  }

  /** What stands at the beginning of sshd's PAM file. */
  PamBlock pamBlock() {
    RunAs runAs = hasServiceAccount() ? new RunAs.ServiceAccount(account) : RunAs.LOGIN_USER;
    return new PamBlock(home, namedConfig, runAs, state());
  }

  boolean hasServiceAccount() {
    return engine != EngineMode.ROOTLESS;
  }
}
