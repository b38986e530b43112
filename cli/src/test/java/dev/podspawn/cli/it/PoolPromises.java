package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Containers that wait for their session's next login: {@code pool.size}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PoolPromises {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int LOGINS = 8;

  private final EngineKind kind;
  private PodHost host;
  private PodUser alice;
  private SessionState state;

  @SuppressWarnings("NullAway.Init")
  PoolPromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    host = PodHost.start(kind);
    alice = host.addUser();
    state = new SessionState(host.installation(), alice);
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  /** Without a pool no look lets a spare wait any longer. */
  @AfterEach
  void withoutAPoolNothingWaits() {
    host.installation().configure("");
    host.installation().cleanUp(alice);
    alice.awaitNothing();
    assertThat(state.rows()).isEmpty();
  }

  @Test
  void eachLoginIsInAContainerThatHasWaitedForItAndThatNobodyElseHasBeenIn() {
    pool("");
    alice.run("echo >/tmp/mark").ok();
    String first = spare("");
    try (Running login = alice.ssh().start("ls -a /tmp/mark; echo in; read end; exit 3")) {
      login.stdout().await("in\n", PATIENCE);
      assertThat(login.stdout().text()).isEqualTo("in\n");
      assertThat(container()).isEqualTo(first);
      assertThat(state.rows()).containsExactly(alice.name() + " destroy-on-disconnect");
      Result other = alice.run("exit 4");
      assertThat(other.exit()).as("a second connection to the same").isEqualTo(4);
      assertThat(container()).isEqualTo(first);
      Ending.CLEAN_EXIT.of(host, alice, login);
    }
    assertThat(spare(first)).isNotEqualTo(first);
  }

  @Test
  void simultaneousLoginsShareTheOneThatWaits() {
    pool("");
    alice.run("true").ok();
    String spare = spare("");
    List<Running> logins = new ArrayList<>();
    try {
      for (int number = 0; number < LOGINS; number++) {
        logins.add(alice.ssh().start("echo in; read end; exit 3"));
      }
      for (Running login : logins) {
        login.stdout().await("in\n", PATIENCE);
      }
      assertThat(container()).isEqualTo(spare);
      assertThat(alice.containers()).hasSize(1);
    } finally {
      logins.forEach(Running::close);
    }
    spare(spare);
  }

  /** It has its user's name, labels and network from the beginning. */
  @Test
  void aContainerThatWaitsIsNobodyElses() {
    pool("");
    PodUser bob = host.addUser();
    try {
      alice.run("true").ok();
      String waiting = spare("");
      bob.run("echo >/tmp/mark").ok();
      Await.until(
          "bob's container that waits",
          PATIENCE,
          () -> listed(bob, "{state}").equals("grace") && bob.containers().size() == 1);
      assertThat(container()).as("alice's, in which bob was not").isEqualTo(waiting);
      assertThat(listed(bob, "{container_id}")).isNotEqualTo(waiting);
      assertThat(alice.run("ls /tmp/mark").exit()).isNotZero();
      spare(waiting);
    } finally {
      host.installation().configure("");
      host.installation().cleanUp(bob);
      bob.awaitNothing();
    }
  }

  @Test
  void aSpareOfAnotherConfigurationIsNotUsed() {
    pool("");
    alice.run("true").ok();
    String spare = spare("");
    pool("defaults:\n  image: " + PodHost.image() + "\n  nofile: 2000\n");
    assertThat(alice.run("ulimit -n").stdout()).isEqualTo("2000\n");
    assertThat(spare(spare)).isNotEqualTo(spare);
  }

  @Test
  void aSpareIsGoneWhenItHasWaitedEnough() {
    pool("  keep: 1s\n");
    alice.run("true").ok();
    alice.awaitNoContainer();
  }

  @Test
  void afterAGracePeriodTheNextContainerWaits() {
    pool("session:\n  mode: grace-period\n  grace_period: 1s\n");
    alice.run("echo >/tmp/mark").ok();
    String spare = spare(container());
    assertThat(alice.run("ls /tmp/mark").exit()).isNotZero();
    spare(spare);
  }

  private void pool(String more) {
    host.installation().configure("pool:\n  size: 1\n" + more);
  }

  /** The container that waits, another than the one that was there before. */
  private String spare(String before) {
    Await.until("a container that waits", PATIENCE, () -> {
      String now = listed("{state} {container_id}");
      return now.startsWith("grace ") && !now.equals("grace " + before);
    });
    assertThat(alice.containers()).hasSize(1);
    return container();
  }

  private String container() {
    return listed("{container_id}");
  }

  /** What podspawn says of the session; the names of its containers are all the same. */
  private String listed(String format) {
    return listed(alice, format);
  }

  private String listed(PodUser user, String format) {
    return new Podspawn(host.installation())
        .run("list", "--user", user.name(), "--format", format)
        .ok()
        .stdout()
        .strip();
  }
}
