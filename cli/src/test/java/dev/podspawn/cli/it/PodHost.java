package dev.podspawn.cli.it;

import dev.podspawn.fixtures.account.ServiceAccount;
import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.engine.QuotaStorage;
import dev.podspawn.fixtures.engine.TestEngine;
import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.image.TestImages;
import dev.podspawn.fixtures.sshd.SshServer;
import dev.podspawn.fixtures.sshd.SshServerConfig;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/**
 * A server as an admin would set it up: podspawn installed in a root-owned directory, a private sshd that asks it for
 * keys, and an engine. With rootless Podman every user has an engine of their own; with the others there is one, which
 * logins reach through a service account.
 */
final class PodHost implements AutoCloseable {
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final EngineKind kind;
  private final Installation installation;
  private final Optional<TestEngine> sharedEngine;
  private final SshServer sshd;
  private final Optional<PamService> pam;
  private Optional<SshServer> impatient = Optional.empty();

  private PodHost(EngineKind kind, Supplier<TestEngine> engine, String... sshdLines) {
    this(kind, engine, false, sshdLines);
  }

  private PodHost(
      EngineKind kind, Supplier<TestEngine> engine, boolean forwarding, String... sshdLines) {
    this.kind = kind;
    try {
      this.installation = opened(Installation.make());
      this.sharedEngine =
          kind == EngineKind.ROOTLESS_PODMAN ? Optional.empty() : Optional.of(opened(engine.get()));
      sharedEngine.ifPresent(this::shareEngine);
      this.pam = forwarding ? Optional.of(opened(PamService.of(installation))) : Optional.empty();
      this.sshd = opened(SshServer.start(sshdConfig().with(sshdLines)));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** A server with an engine of this kind, the busybox image as every user's image, and no users. */
  static PodHost start(EngineKind kind) {
    return new PodHost(kind, () -> TestEngine.start(kind));
  }

  /** The same with a Docker that can limit what one container writes. */
  static PodHost start(QuotaStorage storage) {
    return new PodHost(EngineKind.DOCKER, () -> TestEngine.start(storage));
  }

  /** The same with more in the part of sshd_config that is for everybody. */
  static PodHost start(EngineKind kind, String... sshdLines) {
    return new PodHost(kind, () -> TestEngine.start(kind), sshdLines);
  }

  /** One whose users' forwarding ends in their containers. */
  static PodHost startForwarding(EngineKind kind) {
    return new PodHost(kind, () -> TestEngine.start(kind), true);
  }

  /** sshd's own PAM service, where forwarding ends in containers. */
  PamService pam() {
    return pam.orElseThrow();
  }

  private void shareEngine(TestEngine engine) {
    ServiceAccount service = opened(ServiceAccount.create());
    engine.allow(service.name());
    installation.useService(service, engine.socket());
  }

  /** From now on containers can be had under gVisor, by {@code security.runtime: runsc}. */
  void offerGvisor() {
    Assumptions.assumeTrue(
        HostQuirks.findProgram("runsc").isPresent(), "NOT TESTED: no runsc; apt-get install runsc");
    Optional<Path> socket = sharedEngine.flatMap(TestEngine::gvisorSocket);
    if (socket.isPresent()) {
      TestEngine.allow(installation.serviceAccount().orElseThrow().name(), socket.get());
      installation.offerRuntime("runsc", socket.get());
    }
  }

  private SshServerConfig sshdConfig() {
    return pam.isPresent() ? forwardingConfig(pam.get()) : plainConfig();
  }

  private SshServerConfig forwardingConfig(PamService service) {
    return withoutPam().pam(service.name());
  }

  /** Where forwarding ends in containers, with an sshd that does without PAM. */
  SshServerConfig withoutPam() {
    return SshServerConfig.plain()
        .keysCommand(
            installation.launcher(),
            "nobody",
            "--config",
            installation.config().toString(),
            "auth-keys",
            "--pam",
            pam().file().toString(),
            "%u",
            "%t",
            "%k")
        .match(PamService.matchBlock())
        .match(installation.matchBlock());
  }

  /** The same, but that a program of the test's says which keys there are. */
  SshServerConfig trustingConfig(Path keysCommand) {
    return SshServerConfig.plain()
        .pam(pam().name())
        .keysCommand(keysCommand, "nobody")
        .match(PamService.matchBlock())
        .match(installation.matchBlock());
  }

  private SshServerConfig plainConfig() {
    return SshServerConfig.plain()
        .keysCommand(
            installation.launcher(),
            "nobody",
            "--config",
            installation.config().toString(),
            "auth-keys",
            "%u",
            "%t",
            "%k")
        .match(installation.matchBlock());
  }

  /** An account with a key and an engine to land in. */
  PodUser addUser() {
    TestAccount account = opened(TestAccount.create());
    TestEngine engine =
        sharedEngine.isPresent() ? sharedEngine.get() : opened(TestEngine.rootless(account));
    pam.ifPresent(service -> service.adopt(account));
    return new PodUser(account, engine, installation, sshd);
  }

  Installation installation() {
    return installation;
  }

  SshServer sshd() {
    return sshd;
  }

  /** Another sshd, which ends a connection whose client has been silent for some four seconds (sshd_config(5)). */
  SshServer impatientSshd() {
    if (impatient.isEmpty()) {
      impatient = Optional.of(opened(
          SshServer.start(sshdConfig().with("ClientAliveInterval 1", "ClientAliveCountMax 3"))));
    }
    return impatient.get();
  }

  EngineKind kind() {
    return kind;
  }

  /** What an image reference looks like that is on the engine. */
  static String image() {
    return TestImages.BUSYBOX;
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public void close() {
    List<AutoCloseable> all = List.copyOf(parts);
    parts.clear();
    Closing.all(all);
  }
}
