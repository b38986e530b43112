package dev.podspawn.core.guestbinary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How programs are started, and how their end is told. */
@Timeout(60)
class GuestBinaryStartTest {
  @Test
  void isReadyWithoutBeingAsked() {
    try (GuestProcess guest = GuestProcess.start()) {
      assertThat(guest.await(RawFrame.READY).payload()).containsExactly(0, 1);
      assertThat(guest.finish()).isZero();
    }
  }

  @Test
  void endsInPeaceWhenNothingIsStarted() {
    try (GuestProcess guest = GuestProcess.start()) {
      assertThat(guest.finish()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 42, 127, 137, 255})
  void tellsTheStatus(int status) {
    try (GuestProcess guest = GuestProcess.running(StartPayload.shell("exit " + status))) {
      assertThat(guest.await(RawFrame.EXIT))
          .hasToString(RawFrame.of(RawFrame.EXIT, 0, status, 0).toString());
      assertThat(guest.finish()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"HUP, 1", "KILL, 9", "TERM, 15"})
  void tellsTheSignal(String name, int number) {
    try (GuestProcess guest = GuestProcess.running(StartPayload.shell("kill -" + name + " $$"))) {
      assertThat(guest.await(RawFrame.EXIT).payload()).containsExactly(1, number, 0);
    }
  }

  @Test
  void tellsOfACoreDump() {
    String script = "ulimit -c unlimited; cd /var/tmp; kill -ABRT $$";
    try (GuestProcess guest = GuestProcess.running(StartPayload.shell(script))) {
      byte[] exit = guest.await(RawFrame.EXIT).payload();
      assertThat(exit).startsWith(1, 6);
      // Whether one is written is the host's affair (core_pattern, limits); the flag is one bit.
      assertThat(exit[2]).isBetween((byte) 0, (byte) 1);
    }
  }

  @Test
  void keepsOutputAndErrorOutputApart() {
    try (GuestProcess guest = GuestProcess.running(StartPayload.shell("echo out; echo err >&2"))) {
      guest.await(RawFrame.EXIT);
      assertThat(guest.output(RawFrame.STDOUT)).isEqualTo("out\n");
      assertThat(guest.output(RawFrame.STDERR)).isEqualTo("err\n");
    }
  }

  @Test
  void givesArgumentsEnvironmentAndDirectory() {
    StartPayload start = StartPayload.of("sh", "-c", "echo \"$0|$1|$A|$PATH\"; pwd", "", "b c")
        .env("A=x=y")
        .env("PATH=/usr/bin:/bin")
        .cwd("/usr");
    try (GuestProcess guest = GuestProcess.running(start)) {
      guest.await(RawFrame.EXIT);
      assertThat(guest.output(RawFrame.STDOUT)).isEqualTo("|b c|x=y|/usr/bin:/bin\n/usr\n");
    }
  }

  @Test
  void startsItAsTheLeaderOfAFreshSessionWithNothingIgnoredOrOpen() {
    String script =
        "cut -d' ' -f1,5,6 /proc/$$/stat; ls /proc/$$/fd; exec grep -E '^Sig(Blk|Ign)' /proc/self/status";
    try (GuestProcess guest = GuestProcess.running(StartPayload.shell(script))) {
      guest.await(RawFrame.EXIT);
      assertThat(guest.output(RawFrame.STDOUT))
          // 32 and 33 are the C library's own, which nobody can reset.
          .matches("(\\d+) \\1 \\1\n0\n1\n2\nSigBlk:\t0+\nSigIgn:\t0{7}(00|18)0{7}\n");
    }
  }

  /** By the kernel, where memory is short: the guest then tells how the program ended. */
  @Test
  void theProgramIsEndedBeforeTheGuest() {
    String script = "cat /proc/$PPID/oom_score_adj /proc/$$/oom_score_adj";
    try (GuestProcess guest = GuestProcess.running(StartPayload.shell(script))) {
      guest.await(RawFrame.EXIT);
      List<Integer> scores =
          guest.output(RawFrame.STDOUT).lines().map(Integer::valueOf).toList();
      assertThat(scores).hasSize(2);
      assertThat(scores.get(1)).isEqualTo(Math.min(1000, scores.get(0) + 100));
    }
  }

  @ParameterizedTest
  @CsvSource({"/no/such/program, 2", "no-such-program, 2", "/etc/passwd, 13", "/, 13"})
  void saysWhyItCouldNotStart(String program, int errno) {
    try (GuestProcess guest = GuestProcess.running(StartPayload.of(program))) {
      RawFrame error = guest.await(RawFrame.ERROR);
      assertThat(error.number(0) >>> 16).isEqualTo(3);
      assertThat(error.number(2)).isEqualTo(errno);
      assertThat(error.text(6)).isEqualTo("could not start the program");
      assertThat(guest.finish()).isZero();
    }
  }

  @Test
  void saysThatTheDirectoryCannotBeEntered() {
    try (GuestProcess guest = GuestProcess.running(StartPayload.of("true").cwd("/no/such"))) {
      RawFrame error = guest.await(RawFrame.ERROR);
      assertThat(error.number(0) >>> 16).isEqualTo(5);
      assertThat(error.number(2)).isEqualTo(2);
    }
  }

  @Test
  void tellsTheStatusOfAProgramThatClosesItsOutputsFirst() {
    String script = "exec >&- 2>&-; sleep 1; exit 7";
    try (GuestProcess guest = GuestProcess.running(StartPayload.shell(script))) {
      assertThat(guest.await(RawFrame.EXIT).payload()).containsExactly(0, 7, 0);
    }
  }

  @Test
  void waitsForWhoeverHoldsTheOutput() {
    String script = "(sleep 0.5; echo late) & echo early; exit 3";
    try (GuestProcess guest = GuestProcess.running(StartPayload.shell(script))) {
      assertThat(guest.await(RawFrame.EXIT).payload()).containsExactly(0, 3, 0);
      assertThat(guest.output(RawFrame.STDOUT)).isEqualTo("early\nlate\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<&-", "<&- 2>&-", "</dev/null 3</dev/null 9</dev/null"})
  void endsWhenItHasNoInputAtAll(String redirection) {
    String guestPath = dev.podspawn.fixtures.toolbox.Toolbox.guest().toString();
    try (GuestProcess guest = GuestProcess.start(
        true, java.util.List.of("/bin/sh", "-c", "exec " + guestPath + " " + redirection))) {
      assertThat(guest.endsWithin(GuestProcess.PATIENCE)).isTrue();
    }
  }

  @Test
  void answersPingAtAnyTime() {
    try (GuestProcess guest = GuestProcess.running(StartPayload.of("sleep", "60"))) {
      guest.send(RawFrame.of(RawFrame.PING, 1, 2, 3, 255));
      assertThat(guest.await(RawFrame.PONG).payload()).containsExactly(1, 2, 3, 255);
    }
  }

  @Test
  void passesSignalsOnToTheProgramsGroup() {
    String script = "trap 'echo got; exit 9' USR1; echo ready; while :; do sleep 0.05; done";
    try (GuestProcess guest = GuestProcess.running(StartPayload.shell(script))) {
      guest.awaitOutput("ready");
      guest.send(RawFrame.of(RawFrame.SIGNAL, 10));
      assertThat(guest.await(RawFrame.EXIT).payload()).containsExactly(0, 9, 0);
      assertThat(guest.output(RawFrame.STDOUT)).isEqualTo("ready\ngot\n");
    }
  }
}
