package dev.podspawn.cli.it;

import static dev.podspawn.cli.it.HostService.GREETING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.sshd.SshClient;
import dev.podspawn.fixtures.sshd.SshKey;
import dev.podspawn.fixtures.sshd.SshServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A server whose way into containers' networks is to be broken: see {@link ForwardingFaultIT}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ForwardingFaults {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  PodHost host;
  PodUser alice;
  PodUser bob;
  TestAccount carol;
  SshKey carolsKey;
  SshServer trusting;
  HostService outside;

  @SuppressWarnings("NullAway.Init")
  ForwardingFaults() {}

  @BeforeAll
  void start() {
    host = PodHost.startForwarding(EngineKind.ROOTLESS_PODMAN);
    // Containers stay between logins, which are quick then.
    host.installation().configure("forwarding: container\nsession:\n  mode: grace-period\n");
    alice = host.addUser();
    bob = host.addUser();
    carol = TestAccount.create();
    carolsKey = host.sshd().newKey("carol");
    carol.install(".ssh/authorized_keys", carolsKey.publicLine() + "\n");
    Path granting = host.installation().file("granting");
    write(
        granting,
        "#!/bin/sh\necho 'restrict,port-forwarding,pty,command=\"echo on the host\" "
            + alice.key().publicLine() + "'\n");
    Command.of("chmod", "0755", granting.toString()).runOk();
    trusting = SshServer.start(host.trustingConfig(granting));
    outside = HostService.onLoopback();
  }

  @AfterAll
  void stop() {
    if (host == null) {
      return;
    }
    outside.close();
    trusting.close();
    carol.close();
    host.close();
  }

  /** As it was before any of the faults. */
  @AfterEach
  void mend() throws IOException {
    host.pam().write(host.pam().text());
    host.pam().adopt(alice.account());
    for (String name : new String[] {"podspawn-pam-up", "podspawn-pam-verify"}) {
      Path away = script(name + ".away");
      if (Files.exists(away)) {
        Files.move(away, script(name));
      }
    }
    assertThat(alice.run("echo in").stdout()).isEqualTo("in\n");
  }

  Path script(String name) {
    return host.installation().home().resolve("libexec").resolve(name);
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** While her own service listens, so that the way through PAM takes what is written down at its word. */
  void assertLiesAreNotBelieved(long pid) {
    Path state = host.installation().state().resolve("users/" + alice.name() + "/net");
    try (Running ssh = ssh(host.sshd()).with("-N", "-v").start()) {
      ssh.stderr().await("Entering interactive session", PATIENCE);
      awaitNetwork(alice);
      String stat = read(Path.of("/proc/" + pid + "/stat"));
      String start = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19];
      String before = read(state.resolve(alice.name()));
      alice
          .account()
          .command(
              "sh",
              "-c",
              "printf 'x\\n%s\\n%s\\n\\n' $1 $2 >\"$3\"",
              "sh",
              Long.toString(pid),
              start,
              state.resolve(alice.name()).toString())
          .runOk();
      try {
        assertThat(alice.run("echo in").exit()).isEqualTo(254);
        assertAllClosed();
      } finally {
        write(state.resolve(alice.name()), before);
      }
    }
  }

  /** With what PAM has published of their network. */
  void removeContainers() {
    for (String prefix : new String[] {"podspawn-", "podspawn.net-"}) {
      alice
          .engine()
          .command("rm", "--force", "--time", "0", prefix + alice.name())
          .run();
    }
    Path name = Path.of("/run/netns", alice.name());
    Await.until("the end of the network's name", PATIENCE, () -> !Files.exists(name));
  }

  void awaitNetwork(PodUser user) {
    Path file = host.installation().state().resolve("users/" + user.name() + "/net/" + user.name());
    Await.until("the network of " + user.name(), PATIENCE, () -> Files.exists(file));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void assertRefused() {
    assertThat(alice.run("echo in").exit()).isEqualTo(254);
  }

  void assertAllClosed() {
    for (SshServer server : new SshServer[] {host.sshd(), trusting}) {
      assertClosed(server);
      assertOthersAreAsEver(server);
    }
  }

  SshClient ssh(SshServer server) {
    return server.client(alice.name(), alice.key());
  }

  void assertClosed(SshServer server) {
    String target = "127.0.0.1:" + outside.port();
    int local = Ports.free();
    int remote = Ports.free();
    try (Running ssh = ssh(server)
        .with("-N", "-v", "-L", local + ":" + target, "-R", remote + ":" + target)
        .start()) {
      Await.until("an answer of sshd's", PATIENCE, () -> {
        String said = ssh.stderr().text();
        return said.contains("remote forward") || said.contains("Permission denied");
      });
      assertThat(HostService.heardAt(local)).isEmpty();
      assertThat(HostService.heardAt(remote)).isEmpty();
    }
    assertThat(ssh(server).with("-W", target).run().stdout()).isEmpty();
  }

  void assertOthersAreAsEver(SshServer server) {
    SshClient ssh = server.client(carol.name(), carolsKey);
    assertThat(ssh.run("echo $USER").stdout()).isEqualTo(carol.name() + "\n");
    assertThat(ssh.with("-W", "127.0.0.1:" + outside.port()).run().stdout()).isEqualTo(GREETING);
  }
}
