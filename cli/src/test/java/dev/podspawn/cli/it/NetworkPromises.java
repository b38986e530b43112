package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a session reaches, and what it does not, on every engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NetworkPromises {
  private static final Duration PATIENCE = Ending.PATIENCE;
  private static final String STAY = "echo ready; read end";
  private static final String NAME = "deb.debian.org";

  /** Seconds after which an attempt counts as unanswered. */
  private static final int SILENCE = 9;

  private final EngineKind kind;
  private PodHost host;
  private PodUser alice;
  private Greeter greeter;
  private Internet internet;

  @SuppressWarnings("NullAway.Init")
  NetworkPromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    host = PodHost.start(kind);
    alice = host.addUser();
    greeter = Greeter.start(alice.engine().network(), "hello");
    internet = Internet.beyond(alice.engine().network());
  }

  @AfterAll
  void tearDown() {
    List<AutoCloseable> parts = Stream.<AutoCloseable>of(internet, greeter, host)
        .filter(Objects::nonNull)
        .toList();
    Closing.all(parts);
  }

  @AfterEach
  void nothingIsLeft() {
    host.installation().configure("");
    alice.awaitNothing();
    awaitNoResolver();
  }

  @Test
  void noAddressOfTheHostAnswersAndEachRefusesAtOnce() {
    host.installation().configure("");
    List<String> addresses = network().hostAddresses();
    try (Running session = alice.ssh().start(STAY)) {
      session.stdout().await("ready", PATIENCE);
      addresses.removeIf(address -> !greeter.isHeardAt(address)); // another test's bridge is gone
      if (kind != EngineKind.ROOTLESS_PODMAN) { // slirp4netns alone knows its router's address
        assertThat(greeter.isHeardAt(network().router())).isTrue();
      }
      addresses.add(network().router());
      assertThat(heard(addresses, greeter.port())).isEmpty();
      assertThat(heard(List.of("169.254.169.254"), 80)).isEmpty();
      // It is the fence that does it: without, at least one of them answers.
      network().command("nft", "delete", "table", "inet", "podspawn").runOk();
      assertThat(heard(addresses, greeter.port())).isNotEmpty();
      UserNetwork.end(session);
    }
  }

  @Test
  void noSessionReachesAnother() {
    Assumptions.assumeTrue(
        kind != EngineKind.ROOTLESS_PODMAN,
        "nothing to test: each container has a network stack of its own, with the same address");
    host.installation().configure("");
    PodUser bob = host.addUser();
    String serve = "(nc -ll -p 4444 -e echo bob &) ; " + STAY;
    try (Running served = bob.ssh().start(serve);
        Running session = alice.ssh().start(STAY)) {
      served.stdout().await("ready", PATIENCE);
      session.stdout().await("ready", PATIENCE);
      String address = new UserNetwork(bob).address();
      assertThat(bob.run("nc -w 5 " + address + " 4444 </dev/null").stdout()).isEqualTo("bob\n");
      assertThat(heard(List.of(address), 4444)).isEmpty();
      UserNetwork.end(served);
      UserNetwork.end(session);
    }
    bob.awaitNoContainer();
  }

  @Test
  void withFullTheInternetAnswersAndNamesAreResolved() {
    host.installation().configure("network: full\n");
    assertThat(alice.run(greet()).stdout()).isEqualTo("internet\n");
    assertThat(alice.run("nslookup " + NAME).stdout()).contains(hostsAnswer());
  }

  @Test
  void withNoneThereIsOnlyTheLoopback() {
    host.installation().configure("network: none\n");
    Result result = alice.run("grep -c : /proc/net/dev; " + greet() + "; echo $?");
    assertThat(result.lines()).containsExactly("1", "1");
    // It goes after the container.
    Await.until("the end of its network", PATIENCE, () -> alice.networks().isEmpty());
  }

  @Test
  void withAnAllowListOnlyWhatIsOnItAnswers() {
    String allowed = internet.address() + ":" + internet.port();
    host.installation().configure("network: allowlist\nnetwork_allow: [\"" + allowed + "\"]\n");
    try (Running session = alice.ssh().start(STAY)) {
      session.stdout().await("ready", PATIENCE);
      assertThat(alice.run(greet()).stdout()).isEqualTo("internet\n");
      assertThat(heard(List.of(network().router()), greeter.port())).isEmpty();
      assertThat(heard(List.of(internet.address()), internet.port() + 1)).isEmpty();
      assertThat(alice.run("nslookup " + NAME).exit()).isNotZero();
      UserNetwork.end(session);
    }
  }

  @Test
  void anAllowedNameIsResolvedAndNoOther() {
    String address = hostsAnswer();
    host.installation().configure("network: allowlist\nnetwork_allow: [" + NAME + "]\n");
    try (Running session = alice.ssh().start(STAY)) {
      session.stdout().await("ready", PATIENCE);
      assertThat(alice.run("nslookup " + NAME).stdout()).contains(address);
      assertThat(alice.run("nslookup x." + NAME).exit()).isNotZero();
      assertThat(alice.run("nslookup " + NAME + " 9.9.9.9").exit()).isNotZero();
      assertThat(alice.run("cat /etc/resolv.conf").stdout()).doesNotContain("10.");
      assertThat(resolver()).isNotEmpty();
      UserNetwork.end(session);
    }
    alice.awaitNoContainer();
    awaitNoResolver();
  }

  @Test
  void theResolverGoesWithAContainerThatIsKilled() {
    host.installation().configure("network: allowlist\n");
    try (Running session = alice.ssh().start(STAY)) {
      session.stdout().await("ready", PATIENCE);
      assertThat(resolver()).hasSize(2);
      SpawnProcesses.pids(host.installation()).stream()
          .flatMap(pid -> ProcessHandle.of(pid).stream())
          .forEach(ProcessHandle::destroyForcibly);
      Await.until("the end of spawn", PATIENCE, () -> !session.isAlive());
      assertThat(resolver()).hasSize(2);
      alice.containers().forEach(alice.engine()::remove);
      awaitNoResolver();
    }
    host.installation().cleanUp(alice);
  }

  @Test
  void whoWatchesOverTheResolverTakesItAlong() {
    host.installation().configure("network: allowlist\n");
    try (Running session = alice.ssh().start(STAY)) {
      session.stdout().await("ready", PATIENCE);
      List<ProcessHandle> both = resolver();
      assertThat(both).hasSize(2);
      both.get(0).destroyForcibly();
      Await.until("the resolver's end", PATIENCE, () -> !both.get(1).isAlive());
      assertThat(alice.run("nslookup " + NAME).exit()).isNotZero();
      UserNetwork.end(session);
    }
  }

  @Test
  void whoCouldTakeTheFenceAwayGetsNoContainer() {
    host.installation().configure("security:\n  cap_add: [CHOWN, NET_ADMIN]\n");
    Result result = alice.run("true");
    assertThat(result.exit()).isEqualTo(255);
    assertThat(result.stderr()).startsWith(ErrorCode.FENCE_USELESS.text() + " could not log in");
  }

  @Test
  void withoutAFenceThereIsNoContainer() throws IOException {
    host.installation().configure("");
    Path script = host.installation().home().resolve("libexec/podspawn-net-fence");
    String right = Files.readString(script);
    try {
      Files.writeString(script, "#!/bin/sh\necho broken >&2\nexit 1\n");
      Result result = alice.run("true");
      assertThat(result.exit()).isEqualTo(255);
      assertThat(result.stderr()).startsWith(ErrorCode.FENCE_FAILED.text() + " could not log in");
    } finally {
      Files.writeString(script, right);
    }
  }

  /** Of these addresses, those that say anything at a port; and none may keep silent. */
  private List<String> heard(List<String> addresses, int port) {
    String loop = "s=$(date +%s); for a in " + String.join(" ", addresses) + "; do"
        + " nc -w " + SILENCE + " $a " + port + " </dev/null >/tmp/heard 2>/dev/null;"
        + " [ ! -s /tmp/heard ] || echo $a; done; [ $(($(date +%s) - s)) -lt " + SILENCE
        + " ] || echo silence";
    return alice.run(loop).ok().lines();
  }

  private UserNetwork network() {
    return new UserNetwork(alice);
  }

  private String greet() {
    return "nc -w 5 " + internet.address() + " " + internet.port() + " </dev/null";
  }

  /** What the name servers that the engine asks say of the name. */
  private String hostsAnswer() {
    if (internet.answer().isPresent()) {
      return internet.answer().get();
    }
    Result asked = Command.of("getent", "ahostsv4", NAME).run();
    Assumptions.assumeTrue(
        asked.exit() == 0, "NOT TESTED: this host's resolver does not know " + NAME);
    return asked.stdout().split(" ", -1)[0];
  }

  private List<ProcessHandle> resolver() {
    return UserNetwork.resolvers(host.installation());
  }

  private void awaitNoResolver() {
    Await.until("the end of the resolver", PATIENCE, () -> resolver().isEmpty());
  }
}
