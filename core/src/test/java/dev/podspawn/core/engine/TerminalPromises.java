package dev.podspawn.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podspawn.core.stream.WindowSize;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** What an engine promises of a program's terminal. */
public interface TerminalPromises extends EngineUnderTest {
  WindowSize SIZE = new WindowSize(33, 101);

  @Test
  default void terminalHasItsSizeWhenTheProgramAsks() throws Exception {
    assumeTrue(sizesTerminalsAtStart(), "this engine sets a terminal's size after the start");
    try (Exec exec = terminal("stty size; test -t 0 && test -t 1 && test -t 2")) {
      assertThat(rest(exec)).isEqualTo("33 101\r\n");
      assertThat(exec.awaitExit().value()).isZero();
    }
  }

  @Test
  default void terminalGetsItsSizeSoonAfterTheStart() throws Exception {
    String waitForSize =
        "until test \"$(stty size 2>&1)\" = '33 101'; do sleep 0.1; done; echo sized";
    try (Exec exec = terminal(waitForSize)) {
      assertThat(rest(exec)).isEqualTo("sized\r\n");
      assertThat(exec.awaitExit().value()).isZero();
    }
  }

  @Test
  default void programHearsOfANewSize() throws Exception {
    String onChange = "trap 'test \"$(stty size)\" = \"50 132\" && exit 5' WINCH; ";
    try (Exec exec = terminal(onChange + "echo ready; while :; do sleep 60 & wait $!; done")) {
      Ran.until(exec, "ready");
      exec.resize(new WindowSize(50, 132));
      rest(exec);
      assertThat(exec.awaitExit().value()).isEqualTo(5);
      exec.resize(SIZE);
    }
  }

  /** As when a window is dragged to its size. */
  @Test
  default void lastOfManyQuickSizesHolds() throws Exception {
    String waitForLast = "echo ready; until test \"$(stty size)\" = '60 140'; do sleep 0.1; done";
    try (Exec exec = terminal(waitForLast)) {
      Ran.until(exec, "ready");
      for (int rows = 31; rows <= 60; rows++) {
        exec.resize(new WindowSize(rows, 140));
      }
      rest(exec);
      assertThat(exec.awaitExit().value()).isZero();
    }
  }

  @Test
  default void everyKeyIsThePrograms() throws Exception {
    try (Exec exec = terminal("stty raw -echo; echo ready; head -c 256 | od -An -v -tu1")) {
      Ran.until(exec, "ready");
      byte[] keys = new byte[256];
      StringBuilder expected = new StringBuilder();
      for (int i = 0; i < keys.length; i++) {
        keys[i] = (byte) i;
        expected.append(i).append(' ');
      }
      exec.stream().send(ByteBuffer.wrap(keys));
      assertThat(rest(exec).trim().replaceAll("\\s+", " "))
          .isEqualTo(expected.toString().trim());
      assertThat(exec.awaitExit().value()).isZero();
    }
  }

  @Test
  default void interruptKeyInterruptsTheProgram() throws Exception {
    try (Exec exec = terminal("trap 'echo int; exit 6' INT; sh -c 'echo ready; exec sleep 60'")) {
      Ran.until(exec, "ready");
      Streams.send(exec, "\u0003");
      assertThat(rest(exec)).contains("int");
      assertThat(exec.awaitExit().value()).isEqualTo(6);
    }
  }

  @Test
  default void endOfInputIsAnEndOfFileKeyAndOutputGoesOn() throws Exception {
    assumeTrue(terminalsEndInput(), "NOT TESTED: no key ends a read from this engine's terminals");
    try (Exec exec = terminal("stty -echo; echo ready; cat; echo done; exit 4")) {
      Ran.until(exec, "ready");
      Streams.send(exec, "line\n");
      exec.stream().closeInput();
      assertThat(rest(exec)).contains("line\r\n").endsWith("done\r\n");
      assertThat(exec.awaitExit().value()).isEqualTo(4);
    }
  }

  private Exec terminal(String script) {
    assumeTrue(hasTerminals(), "this engine gives no terminals");
    return engine().exec(sandbox().startIdle(), ExecSpec.of("sh", "-c", script).withTerminal(SIZE));
  }

  private static String rest(Exec exec) throws Exception {
    Ran.Collected collected = new Ran.Collected();
    while (exec.stream().receive(collected)) {}
    return collected.text();
  }
}
