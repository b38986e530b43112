package dev.podspawn.cli.it;

import static dev.podspawn.cli.it.HostService.GREETING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What sshd forwards of alice's comes out in her container, by every type, and nowhere else. A service on its loopback says
 * so; another one is on the host's.
 */
abstract class ForwardingPromises extends ForwardingBench
    implements ForwardingPatterns, ForwardingProjects, ForwardingPorts, ForwardingDisplays {
  private static final Pattern ALLOCATED =
      Pattern.compile("Allocated port (\\d+) for remote forward");

  ForwardingPromises(EngineKind kind) {
    super(kind);
  }

  @Test
  void everyTypeComesOutInTheContainer() {
    int local = Ports.free();
    int socks = Ports.free();
    try (Running service = service();
        Running ssh = listening(
            ssh("-N", "-L", local + ":localhost:" + port, "-D", Integer.toString(socks)))) {
      assertThat(HostService.heardAt(local)).isEqualTo(INSIDE);
      assertThat(HostService.heardThrough(socks, port)).isEqualTo(INSIDE);
      // By name: it is looked up in the container's own file of names, in which the container
      // itself is.
      InetSocketAddress named = InetSocketAddress.createUnresolved(alice.name(), port);
      assertThat(HostService.heardThrough(socks, named)).isEqualTo(INSIDE);
      assertThat(ssh("-W", "127.0.0.1:" + port).run().stdout()).isEqualTo(INSIDE);
    }
  }

  @Test
  void whatListensForTheClientListensInTheContainer() {
    int fixed = Ports.free();
    String target = "127.0.0.1:" + outside.port();
    try (Running ssh = ssh("-R", fixed + ":" + target, "-R", "0:" + target, "-v")
        .start("nc 127.0.0.1 " + fixed + " </dev/null; read port; nc 127.0.0.1 $port; exec cat")) {
      ssh.stdout().await(GREETING, PATIENCE);
      assertThat(HostService.heardAt(fixed)).isEmpty();
      Matcher allocated = ALLOCATED.matcher(ssh.stderr().text());
      assertThat(allocated.find()).as(ssh.stderr().text()).isTrue();
      say(ssh, allocated.group(1) + "\n");
      ssh.stdout().await(GREETING + GREETING, PATIENCE);
      assertThat(HostService.heardAt(Integer.parseInt(allocated.group(1)))).isEmpty();
    }
  }

  @Test
  void theHostIsOutOfReach() {
    int local = Ports.free();
    int socks = Ports.free();
    String target = "127.0.0.1:" + outside.port();
    try (Running ssh =
        listening(ssh("-N", "-L", local + ":" + target, "-D", Integer.toString(socks)))) {
      assertThat(HostService.heardAt(local)).isEmpty();
      assertThat(HostService.heardThrough(socks, outside.port())).isEmpty();
      assertThat(ssh("-W", target).run().stdout()).isEmpty();
    }
    assertThat(HostService.heardAt(outside.port())).isEqualTo(GREETING);
  }

  @Test
  void doctorTriesWhereForwardsEnd() throws IOException {
    Path config = host.sshd().config();
    String[] words = {"doctor", "--sshd-config", config.toString(), "--try-forwarding", alice.name()
    };
    Podspawn podspawn = new Podspawn(host.installation());
    Result right = podspawn.run(words);
    assertThat(right.exit()).as(right.toString()).isZero();
    assertThat(right.stdout()).contains("pass", "forwarding-probe", alice.name());
    host.pam().write(Files.readString(Path.of("/etc/pam.d/sshd")));
    try {
      Result wrong = podspawn.run(words);
      assertThat(wrong.exit()).isEqualTo(1);
      assertThat(wrong.stdout())
          .contains("fail", "forwarding-probe", "what listens for it (-R) listens on the host");
    } finally {
      host.pam().write(host.pam().text());
    }
    assertThat(podspawn.runAs(alice.account(), words).exit()).isEqualTo(4);
    assertThat(Path.of("/run").toFile().list((dir, name) -> name.startsWith("podspawn-probe-")))
        .isEmpty();
  }

  @Test
  void socketsAreNotForwarded() {
    try (ShortTempDir dir = ShortTempDir.create();
        HostService service = HostService.at(dir.resolve("service"));
        Running ssh = listening(ssh(
            "-N",
            "-L",
            dir.resolve("local") + ":" + dir.resolve("service"),
            "-L",
            dir.resolve("engine") + ":" + alice.engine().socket()))) {
      assertThat(HostService.heardAt(dir.resolve("service"))).isEqualTo(GREETING);
      assertThat(HostService.heardAt(dir.resolve("local"))).isEmpty();
      assertThat(HostService.pingedAt(dir.resolve("engine"))).isEmpty();
      Result refused =
          ssh("-R", dir.resolve("remote") + ":" + dir.resolve("service")).run("true");
      assertThat(refused.exit()).isEqualTo(255);
      assertThat(dir.resolve("remote")).doesNotExist();
    }
  }

  @Test
  void aConnectionWithoutACommandHasAContainerWhileItLives() {
    try (Running ssh = listening(bob.ssh().with("-N"))) {
      awaitContainers(bob);
      assertThat(bob.run("echo here").stdout()).isEqualTo("here\n");
      assertThat(bob.containers()).hasSize(2);
      ssh.terminate();
    }
    bob.awaitNothing();
    assertNothingIsPublished();
  }

  /** That of the session, and that which owns its network; the client does not wait for them. */
  private static void awaitContainers(PodUser user) {
    Await.until("two containers", PATIENCE, () -> user.containers().size() == 2);
  }

  private void assertNothingIsPublished() {
    Await.until(
        "the end of its network's name",
        PATIENCE,
        () -> !Files.exists(Path.of("/run/netns", bob.name()))
            && !Files.exists(Path.of("/etc/netns", bob.name())));
  }

  @Test
  void forwardsOutliveTheContainer() {
    int local = Ports.free();
    try (Running ssh = listening(ssh("-N", "-L", local + ":127.0.0.1:" + port))) {
      awaitContainers(alice);
      try (Running service = service()) {
        assertThat(HostService.heardAt(local)).isEqualTo(INSIDE);
      }
      alice.engine().command("rm", "--force", "podspawn-" + alice.name()).runOk();
      assertThat(alice.containers()).hasSize(1);
      try (Running service = service()) {
        assertThat(HostService.heardAt(local)).isEqualTo(INSIDE);
        assertThat(alice.containers()).hasSize(2);
      }
    }
  }

  @Test
  void oneSharedConnectionHasAllOfIt() {
    int local = Ports.free();
    try (ShortTempDir dir = ShortTempDir.create();
        SshAgent agent =
            SshAgent.start(argv -> Command.of(argv), dir.resolve("agent"), dir.resolve("key"))) {
      String[] shared = {
        "-o", "ForwardAgent=" + agent.socket(), "-o", "ControlPath=" + dir.resolve("mux")
      };
      try (Running service = service();
          Running master =
              listening(ssh(shared).with("-M", "-N", "-L", local + ":localhost:" + port))) {
        assertThat(HostService.heardAt(local)).isEqualTo(INSIDE);
        assertThat(ssh(shared).run("test -S $SSH_AUTH_SOCK && echo agent").stdout())
            .isEqualTo("agent\n");
        assertThat(ssh(shared).with("-W", "127.0.0.1:" + port).run().stdout()).isEqualTo(INSIDE);
        assertThat(ssh(shared).run("exit 42").exit()).isEqualTo(42);
      }
    }
  }

  private static void say(Running program, String text) {
    try {
      program.stdin().write(text.getBytes(StandardCharsets.US_ASCII));
      program.stdin().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
