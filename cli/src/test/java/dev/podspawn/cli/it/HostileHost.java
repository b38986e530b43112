package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.sshd.SshClient;
import dev.podspawn.fixtures.sshd.SshKey;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A server where alice attacks, bob is to come to no harm, and carol is an ordinary account of the host, who shows that
 * what alice may not do can be done there. sshd's configuration forbids nobody anything but by our drop-in.
 */
final class HostileHost implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final ShortTempDir dir;
  private final SshKey authority;
  private final PodHost host;
  private final PodUser alice;
  private final PodUser bob;
  private final TestAccount carol;
  private final SshClient carolsSsh;
  private final HostService tcp;

  private HostileHost(EngineKind kind) {
    try {
      this.dir = opened(ShortTempDir.create());
      this.authority = SshKey.generate(dir.resolve("authority"), "authority");
      this.host = opened(PodHost.start(
          kind,
          "X11Forwarding yes",
          "PermitTunnel yes",
          "TrustedUserCAKeys " + authority.privateKey() + ".pub"));
      this.alice = host.addUser();
      this.bob = host.addUser();
      this.carol = opened(TestAccount.create());
      this.tcp = opened(HostService.onLoopback());
      parts.push(HostService.at(socket()));
      SshKey key = host.sshd().newKey("carol");
      carol.install(".ssh/authorized_keys", key.publicLine() + "\n");
      this.carolsSsh = host.sshd().client(carol.name(), key);
      Command.of("chmod", "0666", socket().toString()).runOk();
      Command.of("install", "-d", "-m", "1777", marks().toString()).runOk();
      host.installation().toolboxBuild().runOk();
      hold(alice);
      hold(bob);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  static HostileHost start(EngineKind kind) {
    return new HostileHost(kind);
  }

  /** Keeps a container of the user's there, so that logins are quick. */
  private void hold(PodUser user) {
    Running login = opened(user.ssh().start("echo held; exec cat"));
    login.stdout().await("held", PATIENCE);
  }

  PodHost host() {
    return host;
  }

  Installation installation() {
    return host.installation();
  }

  /** Whether logins cross over to a service account. */
  boolean hasService() {
    return host.kind() != EngineKind.ROOTLESS_PODMAN;
  }

  PodUser alice() {
    return alice;
  }

  PodUser bob() {
    return bob;
  }

  TestAccount carol() {
    return carol;
  }

  SshClient carolsSsh() {
    return carolsSsh;
  }

  /** A Java runtime in alice's home whose only deed is to leave the mark "java"; variables could name it. */
  Path plantJava() {
    TestAccount account = alice.account();
    account.install("jdk/release", "JAVA_VERSION=\"99\"\n");
    Path java = account.install("jdk/bin/java", "#!/bin/sh\n>" + mark("java") + "\n");
    account.command("chmod", "0755", java.toString()).runOk();
    return java;
  }

  /** What alice's account could run if it had a way to run anything on the host: the worst case. */
  Result asAlice(String script) {
    return alice.account().command("sh", "-c", script).run();
  }

  /** Where the host's service listens on the loopback. */
  int port() {
    return tcp.port();
  }

  /** Where it listens on a Unix socket that everybody may open. */
  Path socket() {
    return dir.resolve("service.sock");
  }

  /** A certificate for logins as this account, by an authority that the whole host trusts. */
  SshKey certified(String account) {
    SshKey key = SshKey.generate(dir.resolve("certified-" + account), account);
    Command.of("ssh-keygen", "-q", "-s", authority.privateKey().toString(), "-I", "test")
        .with("-n", account, key.privateKey() + ".pub")
        .runOk();
    return key;
  }

  /** A file of the test's own, which only root may write. */
  Path file(String name, String text) {
    return dir.write(name, text);
  }

  /** A path below a directory that everybody on the host may write, and no container has. */
  Path mark(String name) {
    return marks().resolve(name);
  }

  private Path marks() {
    return dir.resolve("marks");
  }

  /** Sees that nothing has left its mark on the host. */
  void assertNoMark() {
    assertThat(Command.of("ls", "-A", marks().toString()).runOk().lines()).isEmpty();
  }

  /** Sees that a mark was left, which shows that it can be, and wipes it off. */
  void wipe(String name) {
    assertThat(mark(name)).exists();
    Command.of("rm", mark(name).toString()).runOk();
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
