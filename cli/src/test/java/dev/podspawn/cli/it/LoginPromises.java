package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a login promises on every engine, seen through a real sshd by a real ssh. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LoginPromises {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EngineKind kind;
  private PodHost host;
  private PodUser alice;
  private PodUser bob;

  @SuppressWarnings("NullAway.Init")
  LoginPromises(EngineKind kind) {
    this.kind = kind;
  }

  @BeforeAll
  void setUp() {
    host = PodHost.start(kind);
    host.installation().configure(configuration());
    alice = host.addUser();
    bob = host.addUser();
  }

  /** Lines of the configuration besides the tests' usual ones. */
  protected String configuration() {
    return "";
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(alice.containers()).isEmpty();
    assertThat(bob.containers()).isEmpty();
    assertThat(alice.networks()).isEmpty();
    assertThat(bob.networks()).isEmpty();
  }

  @Test
  void theExitStatusIsTheCommands() {
    assertThat(alice.run("exit 42").exit()).as(host.sshd().log()).isEqualTo(42);
    assertThat(alice.run("true").exit()).isZero();
    assertThat(alice.run("no-such-program").exit()).isEqualTo(127);
  }

  @Test
  void outputAndErrorsStayApart() {
    Result result = alice.run("echo out; echo err >&2").ok();
    assertThat(result.stdout()).isEqualTo("out\n");
    assertThat(result.stderr()).isEqualTo("err\n");
  }

  @Test
  void inputsEndReachesTheCommandAndTheLoginEndsByItself() {
    Result result = alice.ssh().command("cat; echo done").stdin("data").run().ok();
    assertThat(result.stdout()).isEqualTo("datadone\n");
  }

  @Test
  void aScriptOnInputIsRunByAShellWithoutATerminal() {
    Result result =
        alice.ssh().with("-T").command().stdin("tty; echo $0; exit 4\n").run();
    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.stdout()).startsWith("not a tty\n");
  }

  @Test
  void twoLoginsOfOneUserShareAContainerThatGoesWithTheLast() {
    try (Running first = alice.ssh().start("echo ready; cat")) {
      first.stdout().await("ready", PATIENCE);
      alice.run("echo shared >/tmp/mark").ok();
      assertThat(alice.run("cat /tmp/mark").ok().stdout()).isEqualTo("shared\n");
      assertThat(alice.containers()).containsExactly("podspawn-" + alice.name());
      end(first);
    }
    assertThat(alice.run("ls /tmp/mark").exit()).isNotZero();
  }

  @Test
  void twoUsersNeverShareAContainer() {
    try (Running hers = alice.ssh().start("echo >/tmp/mark; echo ready; cat");
        Running his = bob.ssh().start("ls /tmp; echo ready; cat")) {
      hers.stdout().await("ready", PATIENCE);
      his.stdout().await("ready", PATIENCE);
      assertThat(his.stdout().text()).doesNotContain("mark");
      assertThat(alice.containers()).containsExactly("podspawn-" + alice.name());
      assertThat(bob.containers()).containsExactly("podspawn-" + bob.name());
      end(hers);
      end(his);
    }
  }

  @Test
  void aClientThatIsKilledLeavesNothing() {
    for (String command : List.of("echo ready; exec sleep 1000", "echo ready; exec cat")) {
      try (Running login = alice.ssh().start(command)) {
        login.stdout().await("ready", PATIENCE);
        login.kill();
        alice.awaitNoContainer();
      }
    }
  }

  @Test
  void aContainerKilledFromOutsideEndsItsLoginsAndTheNextOneHasANewContainer() {
    try (Running login = alice.ssh().start("echo ready; exec sleep 1000")) {
      login.stdout().await("ready", PATIENCE);
      alice.engine().remove("podspawn-" + alice.name());
      assertThat(login.result(PATIENCE).exit()).isNotZero();
    }
    assertThat(alice.run("exit 9").exit()).isEqualTo(9);
  }

  private static void end(Running login) {
    try {
      login.stdin().close();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    assertThat(login.result(PATIENCE).exit()).isZero();
  }
}
