package dev.podspawn.core.guestbinary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.toolbox.Toolbox;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a session whose connection is gone. Scripts print the ids of what they start as {@code <id>}. */
@Timeout(60)
class GuestBinaryEndTest {
  private static final Duration AT_MOST = Duration.ofSeconds(5);
  private static final Pattern ID = Pattern.compile("<(\\d+)>");

  static Stream<Consumer<GuestProcess>> waysToGo() {
    return Stream.of(GuestProcess::hangUp, GuestProcess::stopReading);
  }

  @ParameterizedTest
  @MethodSource("waysToGo")
  void nothingOfItStays(Consumer<GuestProcess> go) {
    assertNothingStays(
        "sleep 60 & echo \"<$!>\"; (sleep 61 & echo \"<$!>\"); exec sleep 62", false, go);
  }

  @ParameterizedTest
  @MethodSource("waysToGo")
  void nothingOfItStaysInATerminal(Consumer<GuestProcess> go) {
    String jobs = "set -m; sleep 60 & echo \"<$!>\"; sleep 61 & echo \"<$!>\"; kill -STOP $!; wait";
    assertNothingStays(jobs, true, go);
  }

  /** Not told by poll(2), as with a reader that goes between that and the write. */
  @Test
  void aWriteThatFailsIsTheEndOfTheConnection() throws Exception {
    Process guest = new ProcessBuilder(Toolbox.guest().toString())
        .redirectOutput(new File("/dev/full"))
        .start();
    try {
      assertThat(guest.waitFor(AT_MOST.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    } finally {
      guest.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoeverIgnoresTermIsKilled(boolean terminal) {
    String script =
        "trap 'echo hup' HUP; trap 'echo term' TERM; echo ready; while :; do sleep 0.1; done";
    assertNothingStays(script, terminal, GuestProcess::hangUp);
  }

  @Test
  void aProgramMayTidyUpAtHangup() {
    String script = "trap 'sleep 0.5; exit' HUP; echo ready; while :; do sleep 0.05; done";
    try (GuestProcess guest = GuestProcess.running(StartPayload.shell(script))) {
      guest.awaitOutput("ready");
      long before = System.nanoTime();
      guest.hangUp();
      assertThat(guest.endsWithin(AT_MOST)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isBetween(Duration.ofMillis(450), Duration.ofMillis(1900));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "setsid sh -c 'echo \"<$$>\"; exec sleep 63' &",
        "trap '' HUP; sleep 63 & echo \"<$!>\"; trap - HUP"
      })
  void whatDetachedItselfStays(String detached) {
    try (GuestProcess guest = GuestProcess.running(StartPayload.shell(detached + "\n sleep 60"))) {
      guest.awaitOutput(">");
      long survivor = ids(guest).get(0);
      try {
        guest.hangUp();
        assertThat(guest.endsWithin(AT_MOST)).isTrue();
        assertThat(lives(survivor)).isTrue();
      } finally {
        ProcessHandle.of(survivor).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  @Test
  void otherSessionsAreLeftAlone() {
    try (GuestProcess other =
            GuestProcess.running(StartPayload.shell("echo ready; read line; exit 4"));
        GuestProcess guest = GuestProcess.running(StartPayload.shell("echo ready; sleep 60"))) {
      other.awaitOutput("ready");
      guest.awaitOutput("ready");
      guest.hangUp();
      assertThat(guest.endsWithin(AT_MOST)).isTrue();
      other.type("\n");
      assertThat(other.await(RawFrame.EXIT).payload()).containsExactly(0, 4, 0);
    }
  }

  @Test
  void afterTheEndBackgroundProcessesStay() {
    try (GuestProcess guest =
        GuestProcess.running(StartPayload.shell("sleep 64 >/dev/null 2>&1 & echo \"<$!>\""))) {
      guest.await(RawFrame.EXIT);
      long survivor = ids(guest).get(0);
      try {
        assertThat(guest.finish()).isZero();
        assertThat(lives(survivor)).isTrue();
      } finally {
        ProcessHandle.of(survivor).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  @Test
  void aGuestThatIsToldToEndSaysSoAndEndsItsSession() {
    try (GuestProcess guest =
        GuestProcess.running(StartPayload.shell("echo \"<$$>\"; exec sleep 60"))) {
      guest.awaitOutput(">");
      ProcessHandle.of(guest.pid()).ifPresent(ProcessHandle::destroy);
      RawFrame error = guest.await(RawFrame.ERROR);
      assertThat(error.number(0) >>> 16).isEqualTo(4);
      assertThat(error.text(6)).isEqualTo("the guest was ended by signal 15");
      assertThat(guest.finish()).isZero();
      assertThat(lives(ids(guest).get(0))).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aGuestThatIsKilledTakesItsProgramWithIt(boolean terminal) {
    StartPayload start = StartPayload.shell("echo \"<$$>\"; exec sleep 60");
    try (GuestProcess guest = GuestProcess.running(terminal ? start.terminal(24, 80) : start)) {
      guest.awaitOutput(">");
      long program = ids(guest).get(0);
      ProcessHandle.of(guest.pid()).ifPresent(ProcessHandle::destroyForcibly);
      Await.until("the program's end", AT_MOST, () -> !lives(program));
    }
  }

  private static void assertNothingStays(
      String script, boolean terminal, Consumer<GuestProcess> go) {
    StartPayload start = StartPayload.shell("echo \"<$$>\";" + script + "; echo ready");
    try (GuestProcess guest = GuestProcess.running(terminal ? start.terminal(24, 80) : start)) {
      int wanted = 1 + (script.split("<", -1).length - 1);
      guest.await("all of it", frame -> ids(guest).size() == wanted);
      go.accept(guest);
      assertThat(guest.endsWithin(AT_MOST)).isTrue();
      assertThat(ids(guest)).hasSize(wanted).noneMatch(GuestBinaryEndTest::lives);
    }
  }

  private static List<Long> ids(GuestProcess guest) {
    Matcher matcher = ID.matcher(guest.output(RawFrame.STDOUT));
    return matcher.results().map(found -> Long.parseLong(found.group(1))).toList();
  }

  /** Whether a process is there and not merely a zombie, which /proc shows without a command line. */
  private static boolean lives(long pid) {
    return ProcessHandle.of(pid).flatMap(handle -> handle.info().command()).isPresent();
  }
}
