package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.sshd.SshClient;
import dev.podspawn.fixtures.terminal.TerminalDriver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ports of a project's Podfile on the server's loopback, by the admin's word only, on one real engine. */
@Timeout(300)
abstract class PortPromises extends ProjectBench {
  private static final String SERVE =
      "mkdir /tmp/w; hostname >/tmp/w/index.html; httpd -p %1$d -h /tmp/w; httpd -p %2$d -h /tmp/w";

  private PodUser bob;
  private EngineHost server;
  private int port;

  @SuppressWarnings("NullAway.Init")
  PortPromises(EngineKind kind) {
    super(kind);
  }

  @BeforeAll
  void second() {
    bob = host.addUser();
    server = new EngineHost(alice.engine());
    do {
      port = Ports.free();
    } while (port < 2000 || port > 64_000);
  }

  private void add(String strategy) {
    repository.commit(
        "podfile.yaml",
        "base: " + PodHost.image() + "\nshell: /bin/sh\nmount: none\nmode: destroy-on-disconnect\n"
            + "ports: {expose: [" + port + "], strategy: " + strategy + "}\n");
    podspawn("add-project", "shop", "--repo", repository.path().toString(), "--no-build")
        .ok();
  }

  private TerminalDriver terminal(PodUser user) {
    SshClient client = user.ssh().with("-o", "SetEnv=PODSPAWN_PROJECT=shop", "-tt");
    return TerminalDriver.start(client.argv(), TerminalDriver.environment(), 24, 200);
  }

  private String shown(PodUser user) {
    return podspawn(
            "inspect", "--security", user.name() + "@shop", "--format", "{promise} {in_force}|")
        .stdout();
  }

  /** What it says at its first prompt, at which this then has been done. */
  private static String prompted(TerminalDriver terminal, String command) {
    terminal.enter(command + "; echo up-$((40+2))");
    return terminal.expect("up-42", PATIENCE);
  }

  @Test
  void aServerIsReachedFromTheLoopbackAndTheSecondUserHasTheNextPort() {
    configure("ports: loopback\n");
    add("auto");
    try (TerminalDriver first = terminal(alice)) {
      first.expect("ports: " + port + " is 127.0.0.1:" + port + " on this server", PATIENCE);
      prompted(first, SERVE.formatted(port, port + 1));
      Await.until("the server", PATIENCE, () -> server.page("127.0.0.1", port).contains("shop"));
      assertThat(server.listeners(port))
          .contains("127.0.0.1:" + port)
          .doesNotContain("0.0.0.0:" + port);
      assertThat(server.listeners(port + 1)).isEmpty();
      assertThat(shown(alice)).contains("port " + port + " is 127.0.0.1:" + port + "|");
      thePortsBesideStayClosed();
      assertThat(login("true").ok().stderr()).isEmpty();
      try (TerminalDriver again = terminal(alice)) {
        assertThat(prompted(again, "true")).doesNotContain("ports:");
      }
      try (TerminalDriver other = terminal(bob)) {
        other.expect(
            "ports: " + port + " is 127.0.0.1:" + (port + 100) + " on this server", PATIENCE);
        prompted(
            other, "mkdir /tmp/w; echo bobs >/tmp/w/index.html; httpd -p " + port + " -h /tmp/w");
        Await.until(
            "bob's", PATIENCE, () -> server.page("127.0.0.1", port + 100).equals("bobs\n"));
        assertThat(server.page("127.0.0.1", port)).isEqualTo("shop\n");
      }
      bob.awaitNothing();
    }
    alice.awaitNothing();
    Await.until("the end of the port", PATIENCE, () -> server.listeners(port).isEmpty());
    assertThat(server.page("127.0.0.1", port)).isEmpty();
  }

  /** Not even whoever is root on the server reaches another port of the container. */
  private void thePortsBesideStayClosed() {
    assertThat(login("nc 127.0.0.1 " + (port + 1) + " </dev/null && echo open")
            .ok()
            .stdout())
        .contains("open");
    if (kind == EngineKind.ROOTLESS_PODMAN) {
      return; // Nothing leads there but what Podman itself lets in.
    }
    String address = login("hostname -i").ok().stdout().strip();
    assertThat(address).contains(".");
    assertThat(server.page(address, port + 1)).isEmpty();
  }

  @Test
  void bothOfTwoWhoComeAtOnceHaveOne() {
    configure("ports: loopback\n");
    add("auto");
    SshClient other = bob.ssh().with("-o", "SetEnv=PODSPAWN_PROJECT=shop");
    try (Running one = ssh().start("echo in; cat >/dev/null");
        Running two = other.start("echo in; cat >/dev/null")) {
      one.stdout().await("in\n", Duration.ofMinutes(2));
      two.stdout().await("in\n", Duration.ofMinutes(2));
      List<String> places = List.of(
          "port " + port + " is 127.0.0.1:" + port + "|",
          "port " + port + " is 127.0.0.1:" + (port + 100) + "|");
      String all = shown(alice) + shown(bob);
      assertThat(all).contains(places);
      assertThat(one.stderr().text() + two.stderr().text()).isEmpty();
    }
    alice.awaitNothing();
    bob.awaitNothing();
  }

  @Test
  void thatNoOtherPortWillDoIsRefusedWhereItIsTakenAndLeavesNothing() throws Exception {
    configure("ports: loopback\n");
    add("expose");
    try (Running taker =
        server.command("busybox", "nc", "-ll", "-p", "" + port, "-e", "true").start()) {
      Await.until("who takes it", PATIENCE, () -> !server.listeners(port).isEmpty());
      Result refused = login("echo landed");
      assertThat(refused.exit()).isEqualTo(255);
      assertThat(refused.stdout()).isEmpty();
      assertThat(refused.stderr())
          .contains("PS1345 could not publish the port " + port + ": 127.0.0.1:" + port
              + " of this server is taken; try 'strategy: auto' in the Podfile")
          .doesNotContain("at dev.podspawn");
      alice.awaitNothing();
      assertThat(taker.isAlive()).isTrue();
    }
    Await.until("the end of it", PATIENCE, () -> server.listeners(port).isEmpty());
    assertThat(login("echo landed").ok().stdout()).isEqualTo("landed\n");
  }

  @Test
  void withoutTheAdminsWordAPodfilePublishesNothing() {
    for (String word : List.of("", "ports: none\n")) {
      configure(word);
      if (word.isEmpty()) {
        add("expose");
      }
      try (TerminalDriver terminal = terminal(alice)) {
        terminal.expect(
            "ports: " + port + " is not published on this server; 'ssh -L " + port + ":localhost:"
                + port + " ...' reaches it where forwarding is on",
            PATIENCE);
        prompted(terminal, SERVE.formatted(port, port + 1));
        assertThat(server.listeners(port)).isEmpty();
        assertThat(server.page("127.0.0.1", port)).isEmpty();
        assertThat(shown(alice)).contains("pid ").doesNotContain("port ");
        if (kind != EngineKind.ROOTLESS_PODMAN) {
          assertThat(server.page(login("hostname -i").ok().stdout().strip(), port))
              .isEmpty();
        }
      }
      alice.awaitNothing();
    }
  }

  @Test
  void withoutANetworkThereIsNothingToPublish() {
    configure("ports: loopback\nnetwork: none\n");
    add("auto");
    try (TerminalDriver terminal = terminal(alice)) {
      terminal.expect(
          "ports: " + port + " is not published on this server, for the session has no network",
          PATIENCE);
      prompted(terminal, "true");
      assertThat(server.listeners(port)).isEmpty();
    }
  }
}
