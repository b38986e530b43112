package dev.podspawn.core.guestbinary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs with a terminal. */
@Timeout(60)
class GuestBinaryTerminalTest {
  private static final int WINDOW = 1 << 20;

  private static GuestProcess terminal(String script) {
    return GuestProcess.running(StartPayload.shell(script).terminal(25, 81));
  }

  @RepeatedTest(20)
  void hasItsSizeFromTheFirst() {
    try (GuestProcess guest = terminal("stty size; exit 3")) {
      assertThat(guest.await(RawFrame.EXIT).payload()).containsExactly(0, 3, 0);
      assertThat(guest.output(RawFrame.STDOUT)).isEqualTo("25 81\r\n");
    }
  }

  @Test
  void isTheControllingTerminalOfTheProgram() {
    try (GuestProcess guest = terminal("tty; echo $SSH_TTY; tty </dev/tty; echo x >/dev/tty")) {
      guest.await(RawFrame.EXIT);
      assertThat(guest.output(RawFrame.STDOUT))
          .matches("(/dev/pts/\\d+)\r\n\\1\r\n/dev/(tty|pts/\\d+)\r\nx\r\n");
    }
  }

  @Test
  void tellsTheProgramOfANewSize() {
    String script = "trap 'stty size; exit' WINCH; echo ready; while :; do sleep 0.05; done";
    try (GuestProcess guest = terminal(script)) {
      guest.awaitOutput("ready");
      guest.send(RawFrame.resize(40, 132));
      guest.await(RawFrame.EXIT);
      assertThat(guest.output(RawFrame.STDOUT)).contains("40 132");
    }
  }

  @Test
  void setsModesBeforeTheProgramRuns() {
    StartPayload start = StartPayload.shell("stty -a")
        .terminal(24, 80)
        .mode(1, 7) // VINTR
        .mode(2, 255) // VQUIT: none
        .mode(53, 0) // ECHO
        .mode(38, 0) // IXON
        .mode(72, 1) // ONLCR
        .mode(42, 1) // IUTF8
        .mode(129, 9600)
        .mode(200, 5); // unknown
    try (GuestProcess guest = GuestProcess.running(start)) {
      guest.await(RawFrame.EXIT);
      assertThat(guest.output(RawFrame.STDOUT))
          .contains(
              "intr = ^G;",
              "quit = <undef>;",
              "-echo ",
              "-ixon ",
              " onlcr",
              " iutf8",
              "speed 9600");
    }
  }

  @Test
  void controlCharactersReachTheForegroundGroup() {
    try (GuestProcess guest =
        terminal("trap 'echo got; exit 9' INT; echo ready; while :; do sleep 0.05; done")) {
      guest.awaitOutput("ready");
      guest.type("\003");
      assertThat(guest.await(RawFrame.EXIT).payload()).containsExactly(0, 9, 0);
    }
  }

  @Test
  void signalsReachTheForegroundGroup() {
    String script = "set -m; sh -c 'echo ready; exec sleep 60'; echo status $?";
    try (GuestProcess guest = terminal(script)) {
      guest.awaitOutput("ready");
      guest.send(RawFrame.of(RawFrame.SIGNAL, 15));
      guest.await(RawFrame.EXIT);
      assertThat(guest.output(RawFrame.STDOUT)).contains("status 143");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "line\n", "half a line"})
  void theEndOfTheInputReachesAReaderOfLines(String input) {
    try (GuestProcess guest =
        terminal("stty -echo; echo ready; cat; echo; echo done; cat; exit 4")) {
      guest.awaitOutput("ready");
      if (!input.isEmpty()) {
        guest.type(input);
      }
      guest.send(RawFrame.of(RawFrame.STDIN_EOF));
      assertThat(guest.await(RawFrame.EXIT).payload()).containsExactly(0, 4, 0);
      assertThat(guest.output(RawFrame.STDOUT)).contains(input.strip() + "\r\n").contains("done");
    }
  }

  @Test
  void theEndOfTheInputReachesAnInteractiveShell() {
    StartPayload start = StartPayload.of("bash", "--norc", "-i").terminal(24, 80);
    try (GuestProcess guest = GuestProcess.running(start)) {
      guest.type("sleep 0.3\necho $((6*7))\nfalse\n");
      guest.send(RawFrame.of(RawFrame.STDIN_EOF));
      assertThat(guest.await(RawFrame.EXIT).payload()).containsExactly(0, 1, 0);
      assertThat(guest.output(RawFrame.STDOUT)).contains("42");
    }
  }

  @Test
  void theEndComesThoughSomebodyElseHoldsTheTerminal() {
    try (GuestProcess guest = terminal("trap '' HUP; sleep 30 & echo last words; exit 7")) {
      assertThat(guest.await(RawFrame.EXIT).payload()).containsExactly(0, 7, 0);
      assertThat(guest.output(RawFrame.STDOUT)).isEqualTo("last words\r\n");
    }
  }

  @Test
  void allOutputComesBeforeTheEnd() {
    try (GuestProcess guest = terminal("seq 1 50000; exit 7")) {
      assertThat(guest.await(RawFrame.EXIT).payload()).containsExactly(0, 7, 0);
      assertThat(guest.output(RawFrame.STDOUT)).hasLineCount(50_000).endsWith("\r\n50000\r\n");
    }
  }

  @Test
  void aProgramMayLetGoOfItsTerminalAndTakeItUpAgain() {
    try (GuestProcess guest =
        terminal("exec <&- >&- 2>&-; sleep 0.3; echo back >/dev/tty; exit 7")) {
      assertThat(guest.await(RawFrame.EXIT).payload()).containsExactly(0, 7, 0);
      assertThat(guest.output(RawFrame.STDOUT)).isEqualTo("back\r\n");
    }
  }

  @Test
  void aPasteOfAMegabyteArrivesWhole() {
    byte[] line = new byte[64];
    Arrays.fill(line, (byte) 'x');
    line[63] = '\n';
    byte[] block = new byte[1 << 16];
    for (int at = 0; at < block.length; at += line.length) {
      System.arraycopy(line, 0, block, at, line.length);
    }
    try (GuestProcess guest = terminal("stty -echo; echo ready; head -c " + WINDOW + " | wc -lc")) {
      guest.awaitOutput("ready");
      for (int sent = 0; sent < WINDOW; sent += block.length) {
        guest.send(new RawFrame(RawFrame.STDIN, block));
      }
      guest.await(RawFrame.EXIT);
      assertThat(guest.output(RawFrame.STDOUT)).containsPattern(WINDOW / 64 + "\\s+" + WINDOW);
    }
  }

  @Test
  void aPasteThatNobodyReadsHoldsUpNothing() {
    try (GuestProcess guest = terminal("stty -echo raw; echo ready; sleep 1; echo still; exit 5")) {
      guest.awaitOutput("ready");
      for (int sent = 0; sent < WINDOW; sent += 1 << 16) {
        guest.send(new RawFrame(RawFrame.STDIN, new byte[1 << 16]));
      }
      guest.send(RawFrame.of(RawFrame.PING, 0, 0, 0, 1));
      guest.await(RawFrame.PONG);
      assertThat(guest.await(RawFrame.EXIT).payload()).containsExactly(0, 5, 0);
      assertThat(guest.output(RawFrame.STDOUT)).contains("still");
    }
  }
}
