package dev.podspawn.core.engine;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.podspawn.core.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an engine promises of programs in containers. */
public interface ExecPromises extends EngineUnderTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 42, 126, 127, 255})
  default void givesTheExitStatus(int status) {
    assertThat(Ran.script(engine(), sandbox().startIdle(), "exit " + status).status())
        .isEqualTo(status);
  }

  @Test
  default void givesTheStatusOfAKilledProgram() {
    assertThat(Ran.script(engine(), sandbox().startIdle(), "kill -9 $$").status())
        .isEqualTo(137);
  }

  @Test
  default void givesTheStatusOfAProgramThatClosedItsOutputBefore() {
    String script = "exec >&- 2>&-; sleep 1; exit 7";
    assertThat(Ran.script(engine(), sandbox().startIdle(), script)).isEqualTo(new Ran("", "", 7));
  }

  @Test
  default void passesArgumentsUntouched() {
    String container = sandbox().startIdle();
    ExecSpec spec =
        ExecSpec.of("printf", "[%s]", "", " two words ", "$HOME", "\"q\" 'q' \\", "é\t漢\n😀");
    assertThat(Ran.program(engine(), container, spec).stdout())
        .isEqualTo("[][ two words ][$HOME][\"q\" 'q' \\][é\t漢\n😀]");
  }

  @Test
  default void addsItsEnvironmentToTheContainersOwn() {
    ExecSpec spec = new ExecSpec(
        List.of("sh", "-c", "echo \"$FROM_CONTAINER,$FROM_EXEC\"; pwd"),
        Map.of("FROM_EXEC", "a=b c"),
        Optional.of("/usr"),
        Optional.empty(),
        Optional.empty());
    assertThat(Ran.program(engine(), sandbox().startIdle(), spec))
        .isEqualTo(new Ran("yes,a=b c\n/usr\n", "", 0));
  }

  /** An engine's own exec starts well, and then tells what went wrong as the program's output. */
  @Test
  default void reportsAMissingProgramAsAShellWould() {
    assumeFalse(hasGuest(), "the guest says that nothing was started: see GuestPromises");
    Ran ran =
        Ran.program(engine(), sandbox().startIdle(), ExecSpec.of("/no/such/program", "argument"));
    assertThat(ran.status()).isIn(126, 127);
    assertThat(ran.stdout() + ran.stderr()).contains("/no/such/program");
  }

  @Test
  default void refusesAMissingContainer() {
    String name = sandbox().freshName();
    assertFails(
        ErrorCode.CONTAINER_GONE, () -> engine().exec(name, ExecSpec.of("true")).close());
  }

  @Test
  default void refusesAContainerThatDoesNotRun() {
    ContainerSpec spec = sandbox().idle();
    engine().create(spec);
    assertFails(
        ErrorCode.CONTAINER_GONE,
        () -> engine().exec(spec.name(), ExecSpec.of("true")).close());
  }

  @Test
  default void runsSeveralProgramsInOneContainerAtOnce() {
    String container = sandbox().startIdle();
    try (Exec first = engine().exec(container, ExecSpec.of("sh", "-c", "read x; exit 5"))) {
      assertThat(Ran.script(engine(), container, "exit 6").status()).isEqualTo(6);
      Streams.send(first, "go\n");
      assertThat(first.awaitExit().value()).isEqualTo(5);
    }
  }

  /** The programs hold a fifo open: who reads it learns of the last one's end. */
  @Test
  default void closeEndsAProgramThatStillRunsAndItsChildren() {
    String container = sandbox().startIdle();
    String fifo = "/tmp/" + sandbox().freshName();
    assertThat(Ran.script(engine(), container, "mkfifo " + fifo).status()).isZero();
    String hold = "exec 3<>" + fifo + "; echo held; sleep 600; sleep 600";
    String watch = "exec 3<" + fifo + "; rm " + fifo + "; echo watching; cat <&3; echo ended";
    try (Exec watcher = watchedWhile(container, hold, watch)) {
      Ran.until(watcher, "ended");
      assertThat(watcher.awaitExit().value()).isZero();
    }
  }

  private Exec watchedWhile(String container, String hold, String watch) {
    try (Exec holder = engine().exec(container, ExecSpec.of("sh", "-c", hold))) {
      Ran.until(holder, "held");
      Exec watcher = engine().exec(container, ExecSpec.of("sh", "-c", watch));
      Ran.until(watcher, "watching");
      return watcher;
    }
  }

  @Test
  default void leaveLetsAProgramEndByItselfWhenItsInputEnds() throws Exception {
    String container = sandbox().startIdle();
    String fifo = "/tmp/" + sandbox().freshName();
    assertThat(Ran.script(engine(), container, "mkfifo " + fifo).status()).isZero();
    String watch = "echo watching; cat " + fifo + "; rm " + fifo;
    try (Exec watcher = engine().exec(container, ExecSpec.of("sh", "-c", watch))) {
      Ran.until(watcher, "watching");
      String program = "exec 3>" + fifo + "; trap '' HUP; echo here; cat; echo by itself >&3";
      try (Exec exec = engine().exec(container, ExecSpec.of("sh", "-c", program))) {
        Ran.until(exec, "here");
        exec.stream().closeInput();
        exec.leave();
      }
      Ran.until(watcher, "by itself");
      assertThat(watcher.awaitExit().value()).isZero();
    }
  }

  @Test
  default void closeAfterTheEndAndCloseAgainDoNothing() {
    try (Exec exec = engine().exec(sandbox().startIdle(), ExecSpec.of("true"));
        Exec closedTwice = exec) {
      assertThat(closedTwice.awaitExit().value()).isZero();
    }
  }
}
