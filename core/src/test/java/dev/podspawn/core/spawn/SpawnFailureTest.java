package dev.podspawn.core.spawn;

import static dev.podspawn.core.spawn.LoginBench.ALICE;
import static dev.podspawn.core.spawn.LoginBench.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.engine.FakeEngine;
import dev.podspawn.core.engine.FakeExec;
import dev.podspawn.core.engine.Fault;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.core.session.Session;
import dev.podspawn.core.session.SessionLease;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.store.SqliteSessionStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logins that go wrong: each fails with its code and leaves nothing. */
class SpawnFailureTest {
  @TempDir
  Path stateDir;

  private final FakeEngine engine = FakeEngine.withImages(IMAGE);

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "IMAGE_MISSING",
        "PULL_FAILS",
        "BUILD_FAILS",
        "DIES_AT_START",
        "EXEC_GONE",
        "REMOVE_FAILS",
        "LIMIT_DROPPED"
      })
  void everyFaultOfTheEngineIsToldByItsOwnCode(Fault fault) throws IOException {
    engine.fail(fault);
    assertFails(bench(), fault.code());
  }

  @Test
  void anImageThatCannotBePulledIsToldAsSuch() throws IOException {
    LoginBench bench = new LoginBench(new FakeEngine().fail(Fault.PULL_FAILS), stateDir);
    assertFails(bench, ErrorCode.PULL_FAILED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"DIES_AT_START", "EXEC_GONE"})
  void aContainerThatDoesNotStayUpIsToldAndNotTriedForEver(Fault fault) throws IOException {
    engine.fail(fault);
    assertFails(bench(), ErrorCode.CONTAINER_DIED);
  }

  @Test
  void aContainerThatWasKilledUnderOthersIsReplaced() {
    StateDirectory state = StateDirectory.open(stateDir, ALICE);
    try (SessionLease other =
        SessionLease.take(state, new Session(ALICE, Optional.empty()), s -> {})) {
      bench().run("true");
      engine.kill("podspawn-alice");
      assertThat(bench().run("exit 9")).isEqualTo(new ExitStatus(9));
      assertThat(engine.containers()).containsOnlyKeys("podspawn-alice");
    }
  }

  @Test
  void aLeftoverWithOurLabelsButNoRecordMakesWay() throws IOException {
    StateDirectory state = StateDirectory.open(stateDir, ALICE);
    Session session = new Session(ALICE, Optional.empty());
    try (SessionLease other = SessionLease.take(state, session, s -> {});
        SqliteSessionStore store = new SqliteSessionStore(state, new CapturedLog())) {
      bench().run("true");
      store.forget(store.find(session).orElseThrow());
    }
    assertThat(bench().run("exit 8")).isEqualTo(new ExitStatus(8));
    assertNothingLeft();
  }

  @Test
  void aStrangersContainerOfOurNameIsNeitherEnteredNorTouched() {
    engine.create(foreign());
    assertThatThrownBy(() -> bench().run("true"))
        .isInstanceOfSatisfying(
            PodspawnException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.CONTAINER_NAME_IN_USE));
    assertThat(engine.containers()).containsOnlyKeys("podspawn-alice");
    assertThat(engine.networks()).isEmpty();
  }

  @Test
  void aClientThatTakesNoMoreOutputEndsItsProgram() throws IOException {
    LoginBench bench = bench();
    bench.client = new BrokenPipe();
    assertThat(bench.run("yes")).isEqualTo(ExitStatus.LOGIN_FAILED);
    assertThat(engine.execs()).allMatch(FakeExec::closed);
    assertNothingLeft();
  }

  @Test
  void anInterruptionEndsTheProgramAndTheLogin() throws IOException {
    LoginBench bench = bench();
    bench.interruptions = action -> {
      action.run();
      return () -> {};
    };
    assertThat(bench.run("sleep 1000")).isEqualTo(ExitStatus.LOGIN_FAILED);
    assertThat(engine.execs()).allMatch(FakeExec::closed);
    assertNothingLeft();
  }

  @Test
  void aClientThatIsGoneWithoutAWordEndsItsProgram() throws IOException {
    LoginBench bench = bench();
    bench.hangUp = () -> true;
    assertThat(bench.run("sleep 1000")).isEqualTo(ExitStatus.LOGIN_FAILED);
    assertThat(engine.execs()).allMatch(FakeExec::closed);
    assertNothingLeft();
  }

  private LoginBench bench() {
    return new LoginBench(engine, stateDir);
  }

  private void assertFails(LoginBench bench, ErrorCode code) throws IOException {
    assertThatThrownBy(() -> bench.run("true"))
        .isInstanceOfSatisfying(
            PodspawnException.class, e -> assertThat(e.code()).isEqualTo(code));
    assertThat(bench.out()).isEmpty();
    assertNothingLeft();
  }

  private void assertNothingLeft() throws IOException {
    assertThat(engine.containers()).isEmpty();
    assertThat(engine.networks()).isEmpty();
    try (Stream<Path> files = Files.walk(stateDir)) {
      assertThat(files.filter(Files::isRegularFile).map(p -> String.valueOf(p.getFileName())))
          .containsOnly("user", "state.db");
    }
    StateDirectory state = StateDirectory.open(stateDir, ALICE);
    try (SqliteSessionStore store = new SqliteSessionStore(state, new CapturedLog())) {
      assertThat(store.all()).isEmpty();
    }
  }

  private static ContainerSpec foreign() {
    return new ContainerSpec(
        "podspawn-alice",
        IMAGE,
        List.of("sleep", "1"),
        Map.of("managed-by", "somebody"),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        ContainerSpec.Limits.NONE,
        new ContainerSpec.Security(List.of(), List.of(), false, false, Map.of()));
  }

  /** A client that has gone. */
  private static final class BrokenPipe extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("Broken pipe");
    }
  }
}
