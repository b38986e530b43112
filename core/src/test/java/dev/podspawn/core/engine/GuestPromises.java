package dev.podspawn.core.engine;

import static dev.podspawn.core.engine.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.stream.WindowSize;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only podspawn-guest keeps, on every engine. Each promise says what an engine's own exec does instead. */
public interface GuestPromises extends EngineUnderTest {
  int UNREAD = 5 << 20;

  /** Podman's conmon then loses output in some of a hundred runs. */
  @RepeatedTest(5)
  default void inputThatIsLeftUnreadCostsNoOutput() throws Exception {
    needsGuest("conmon loses output when input is left unread");
    String script = "head -c 300000 /dev/zero; echo end >&2; exit 3";
    try (Exec exec = engine().exec(sandbox().startIdle(), ExecSpec.of("sh", "-c", script))) {
      FutureTask<String> sent = Streams.sendRandom(exec, UNREAD);
      Ran.Collected collected = new Ran.Collected();
      while (exec.stream().receive(collected)) {}
      assertThat(collected.bytes()).isEqualTo(new byte[300_000]);
      assertThat(collected.errors()).isEqualTo("end\n");
      assertThat(exec.awaitExit().value()).isEqualTo(3);
      // All of it was taken, or refused once the program had ended: the sender is not stuck.
      assertThat(Streams.endsWithin(sent, Duration.ofSeconds(30))).isTrue();
    }
  }

  /** Podman's conmon deadlocks with such a paste for good. */
  @Test
  default void pasteIntoATerminalThatIsNotReadArrives() throws Exception {
    needsGuest("conmon deadlocks on a paste that is not read");
    byte[] paste = new byte[100_000];
    Arrays.fill(paste, (byte) 'p');
    MessageDigest digest = Streams.sha256();
    digest.update(paste);
    String script = "stty raw -echo; echo ready; read -r go </tmp/go.$PASTE; " + "head -c "
        + paste.length + " | sha256sum";
    String container = sandbox().startIdle();
    String id = sandbox().freshName();
    assertThat(Ran.script(engine(), container, "mkfifo /tmp/go." + id).status()).isZero();
    String named = script.replace("$PASTE", id);
    try (Exec exec = engine().exec(container, terminal(named))) {
      Ran.until(exec, "ready");
      exec.stream().send(ByteBuffer.wrap(paste));
      String go = "echo go >/tmp/go." + id + "; rm /tmp/go." + id;
      assertThat(Ran.script(engine(), container, go).status()).isZero();
      assertThat(Ran.until(exec, "-")).contains(Streams.hex(digest));
    }
  }

  /** Without the guest the first {@code stty size} is often still 0 0. */
  @RepeatedTest(10)
  default void terminalHasItsSizeFromTheFirst() throws Exception {
    needsGuest("engines set a size after the start");
    ExecSpec spec = ExecSpec.of("stty", "size").withTerminal(new WindowSize(33, 101));
    try (Exec exec = engine().exec(sandbox().startIdle(), spec)) {
      assertThat(Ran.until(exec, "\n")).isEqualTo("33 101\r\n");
      assertThat(exec.awaitExit().value()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"HUP, 129", "INT, 130", "KILL, 137", "USR1, 138", "TERM, 143"})
  default void signalsAreTold(String signal, int status) {
    needsGuest("what an engine tells of a signal is its own affair");
    ExecSpec spec = ExecSpec.of("sh", "-c", "kill -" + signal + " $$; sleep 60");
    assertThat(Ran.program(engine(), sandbox().startIdle(), spec).status()).isEqualTo(status);
    assertThat(Ran.program(engine(), sandbox().startIdle(), spec.withTerminal(new WindowSize(9, 9)))
            .status())
        .isEqualTo(status);
  }

  @Test
  default void missingProgramIsAFailureOfTheExec() {
    needsGuest("an engine tells it as the program's output");
    String container = sandbox().startIdle();
    try (Exec exec = engine().exec(container, ExecSpec.of("/no/such/program"))) {
      EngineException failure = assertFails(ErrorCode.EXEC_FAILED, exec::awaitExit);
      assertThat(failure.personLine())
          .contains("/no/such/program")
          .contains("not in the container");
    }
    try (Exec exec = engine().exec(container, ExecSpec.of("/etc/passwd"))) {
      assertThat(assertFails(ErrorCode.EXEC_FAILED, exec::awaitExit).personLine())
          .contains("/etc/passwd")
          .contains("may not be executed");
    }
  }

  /** It notices the hang-up, and does not end; TERM it ignores. */
  @Test
  default void closeKillsAProgramThatResists() throws Exception {
    needsGuest("a program is ended by the engine's machine, not by the session's end");
    String container = sandbox().startIdle();
    String fifo = "/tmp/" + sandbox().freshName();
    assertThat(Ran.script(engine(), container, "mkfifo " + fifo).status()).isZero();
    try (Exec watcher = engine()
        .exec(container, ExecSpec.of("sh", "-c", "echo watching; cat " + fifo + "; rm " + fifo))) {
      Ran.until(watcher, "watching");
      String resists = "exec 3>" + fifo + "; trap 'echo hung up >&3' HUP; trap '' TERM; echo up;"
          + " while :; do sleep 60 & wait; done";
      try (Exec exec = engine().exec(container, ExecSpec.of("sh", "-c", resists))) {
        Ran.until(exec, "up");
      }
      Ran.until(watcher, "hung up");
      assertThat(watcher.awaitExit().value()).isZero();
    }
  }

  @Test
  default void largeEnvironmentAndArgumentsArrive() {
    needsGuest("an engine's limits are its own affair");
    String large = "x".repeat(100_000);
    ExecSpec spec = new ExecSpec(
        List.of("sh", "-c", "printf %s%s \"$LARGE\" \"$1\" | wc -c", "sh", large),
        Map.of("LARGE", large),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
    assertThat(Ran.program(engine(), sandbox().startIdle(), spec).stdout().trim())
        .isEqualTo("200000");
  }

  /** Its own guest is the one that is left. */
  @Test
  default void noGuestStaysBehind() {
    needsGuest("there is none");
    assumeTrue(isolates(), "this engine's programs are among all of this machine");
    String container = sandbox().startIdle();
    for (int i = 0; i < 3; i++) {
      assertThat(Ran.script(engine(), container, "exit " + i).status()).isEqualTo(i);
    }
    engine().exec(container, ExecSpec.of("sleep", "600")).close();
    String count = "for i in $(seq 100); do n=$(cat /proc/[0-9]*/comm | grep -c podspawn-guest);"
        + " [ $n != 1 ] || break; sleep 0.1; done; echo $n";
    assertThat(Ran.script(engine(), container, count).stdout()).isEqualTo("1\n");
  }

  private static ExecSpec terminal(String script) {
    return ExecSpec.of("sh", "-c", script).withTerminal(new WindowSize(24, 80));
  }

  private void needsGuest(String reason) {
    assumeTrue(hasGuest(), "only with the guest: " + reason);
  }
}
