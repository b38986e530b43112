package dev.podspawn.core.spawn;

import static dev.podspawn.core.spawn.LoginBench.ALICE;
import static dev.podspawn.core.spawn.LoginBench.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.engine.Fault;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.session.ContainerInUse;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionLease;
import dev.podspawn.core.session.StateDirectory;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins that go well. */
class SpawnTest {
  @TempDir
  Path stateDir;

  private final FakeEngine engine = FakeEngine.withImages(IMAGE);

  @Test
  void theProgramsStatusIsTheLogins() {
    assertThat(bench().run("exit 42")).isEqualTo(new ExitStatus(42));
  }

  @Test
  void outputAndErrorsStayApart() {
    LoginBench bench = bench();
    assertThat(bench.run("echo out; echo err >&2")).isEqualTo(ExitStatus.OK);
    assertThat(bench.out()).isEqualTo("out\n");
    assertThat(bench.err()).isEqualTo("err\n");
  }

  @Test
  void theEndOfInputReachesTheProgramAndItsOutputGoesOn() {
    LoginBench bench = bench().stdin("data\n");
    assertThat(bench.run("cat; echo done")).isEqualTo(ExitStatus.OK);
    assertThat(bench.out()).isEqualTo("data\ndone\n");
  }

  @Test
  void theProgramsTerminalHasTheModesThatTheClientsHadBeforeItWasRaw() {
    LoginBench bench = bench();
    bench.terminal = Optional.of(new TestTerminal());
    assertThat(bench.run("true")).isEqualTo(ExitStatus.OK);
    assertThat(engine.execs())
        .singleElement()
        .satisfies(exec -> assertThat(exec.spec().modes()).isEqualTo(TestTerminal.COOKED));
  }

  @Test
  void withoutACommandTheShellReadsItsScriptFromInput() {
    LoginBench bench = bench().stdin("echo from script; exit 5\n");
    assertThat(bench.run("")).isEqualTo(new ExitStatus(5));
    assertThat(bench.out()).isEqualTo("from script\n");
  }

  @Test
  void aMissingImageIsPulledOnceAndTheClientHearsOfIt() {
    LoginBench bench = new LoginBench(new FakeEngine(), stateDir);
    assertThat(bench.run("true")).isEqualTo(ExitStatus.OK);
    assertThat(bench.pulls).containsExactly("Downloading", "Download complete");
  }

  @Test
  void theContainerIsLabelledBoundedAndGoneAfterTheLastExit() {
    StateDirectory state = StateDirectory.open(stateDir, ALICE);
    Session session = new Session(ALICE, Optional.empty());
    bench().run("true");
    assertThat(engine.containers()).isEmpty();
    assertThat(engine.networks()).isEmpty();
    try (SessionLease other = SessionLease.take(state, session, gone -> {})) {
      bench().run("true");
      ContainerSpec spec = engine.containers().values().iterator().next();
      assertThat(spec.argv()).containsExactly("sleep", "3600");
      assertThat(spec.network()).contains("podspawn-instance1.alice");
      assertThat(spec.labels())
          .containsEntry("managed-by", "podspawn")
          .containsEntry("podspawn-user", "alice")
          .containsEntry("podspawn-session", "alice")
          .containsEntry("podspawn-role", "dev")
          .containsEntry("podspawn-instance", "instance1");
    }
  }

  @Test
  void loginsOfOneUserShareAContainerAndAWarmOneAsksTheEngineForNothingElse() {
    StateDirectory state = StateDirectory.open(stateDir, ALICE);
    Session session = new Session(ALICE, Optional.empty());
    try (SessionLease other = SessionLease.take(state, session, gone -> {})) {
      bench().run("true");
      String container = engine.inspect("podspawn-alice").orElseThrow().id();
      other.enter(new ContainerInUse(container, Optional.empty()));
      int before = engine.calls().size();
      bench().run("true");
      assertThat(engine.calls().subList(before, engine.calls().size())).hasSize(1);
      assertThat(engine.containers()).hasSize(1);
    }
  }

  @Test
  void loginsAreWhomTheContainerWasMadeForWhateverTheConfigurationSaysNow() {
    StateDirectory state = StateDirectory.open(stateDir, ALICE);
    Session session = new Session(ALICE, Optional.empty());
    try (SessionLease other = SessionLease.take(state, session, gone -> {})) {
      LoginBench first = bench();
      first.account = ImageAccount.parse("root"); // whom this machine has
      assertThat(first.run("true")).isEqualTo(ExitStatus.OK);
      assertThat(engine.execs()).hasSize(2);
      assertThat(engine.execs().get(0).spec().user()).as("who makes accounts").contains("0");
      assertThat(engine.execs().get(1).spec().user()).contains("root");

      LoginBench found = bench();
      found.account = ImageAccount.parse("1000:1000");
      assertThat(found.run("true")).isEqualTo(ExitStatus.OK);
      assertThat(engine.execs()).hasSize(3);
      assertThat(engine.execs().get(2).spec().user()).contains("root");

      String container = engine.inspect("podspawn-alice").orElseThrow().id();
      other.enter(new ContainerInUse(container, Optional.empty(), ImageAccount.parse("dev")));
      int before = engine.calls().size();
      assertThat(bench().run("true")).isEqualTo(ExitStatus.OK);
      assertThat(engine.calls()).hasSize(before + 1);
      assertThat(engine.execs().get(3).spec().user()).contains("dev");
    }
  }

  @Test
  void aNumberIsNobodyToBeMade() {
    LoginBench bench = bench();
    bench.account = ImageAccount.parse("1000:1000");
    assertThat(bench.run("true")).isEqualTo(ExitStatus.OK);
    assertThat(engine.execs())
        .singleElement()
        .satisfies(exec -> assertThat(exec.spec().user()).contains("1000:1000"));
  }

  @Test
  void twoUsersNeverShareAContainer() {
    UserName bob = UserName.parse("bob");
    StateDirectory hers = StateDirectory.open(stateDir, ALICE);
    StateDirectory his = StateDirectory.open(stateDir, bob);
    try (SessionLease a = SessionLease.take(hers, new Session(ALICE, Optional.empty()), s -> {});
        SessionLease b = SessionLease.take(his, new Session(bob, Optional.empty()), s -> {})) {
      bench().run(ALICE, "true");
      bench().run(bob, "true");
      assertThat(engine.containers()).containsOnlyKeys("podspawn-alice", "podspawn-bob");
    }
  }

  @Test
  void whatACrashedLoginLeftIsNotEntered() {
    engine.fail(Fault.REMOVE_FAILS);
    LoginBench crashed = bench();
    assertThat(crashed.run("exit 3")).isEqualTo(new ExitStatus(3));
    assertThat(crashed.warnings).singleElement().asString().startsWith("PS1326 ");
    assertThat(crashed.timers).as("somebody looks at it again").containsExactly("alice 60");
    assertThat(engine.containers()).hasSize(1);
    engine.heal(Fault.REMOVE_FAILS);

    int before = engine.calls().size();
    assertThat(bench().run("true")).isEqualTo(ExitStatus.OK);
    assertThat(engine.calls().subList(before, engine.calls().size()))
        .anyMatch(call -> call.startsWith("remove"))
        .contains("create podspawn-alice");
    assertThat(engine.containers()).isEmpty();
  }

  private LoginBench bench() {
    return new LoginBench(engine, stateDir);
  }
}
