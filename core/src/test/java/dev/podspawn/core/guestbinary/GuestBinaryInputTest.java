package dev.podspawn.core.guestbinary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The program's streams and their windows, without a terminal. */
@Timeout(120)
class GuestBinaryInputTest {
  private static final int WINDOW = 1 << 20;
  private static final int PIECE = 1 << 16;

  @Test
  void carriesInputToItsEndAndOutputAfterIt() {
    try (GuestProcess guest = GuestProcess.running(StartPayload.shell("cat; echo done"))) {
      guest.type("abc");
      guest.send(RawFrame.of(RawFrame.STDIN_EOF));
      guest.await(RawFrame.EXIT);
      assertThat(guest.output(RawFrame.STDOUT)).isEqualTo("abcdone\n");
    }
  }

  @Test
  void carriesEveryByteBothWays() {
    byte[] data = new byte[5_000_000];
    new Random(1).nextBytes(data);
    try (GuestProcess guest =
        GuestProcess.running(StartPayload.shell("tee /dev/stderr | sha1sum >&2; exit 4"))) {
      sendAll(guest, data);
      guest.send(RawFrame.of(RawFrame.STDIN_EOF));
      assertThat(guest.await(RawFrame.EXIT).payload()).containsExactly(0, 4, 0);
      assertThat(guest.size(RawFrame.STDERR)).isEqualTo(data.length + 44);
    }
  }

  @Test
  void aProgramThatReadsNothingLosesNoOutputAndHoldsUpNoOne() {
    String script = "echo x; sleep 0.3; echo y >&2; exit 3";
    try (GuestProcess guest = GuestProcess.running(StartPayload.shell(script))) {
      // As much as the window allows at first; the rest when the program's end gives it back.
      for (int sent = 0; sent < WINDOW; sent += PIECE) {
        guest.send(new RawFrame(RawFrame.STDIN, new byte[PIECE]));
      }
      guest.await(RawFrame.EXIT);
      // After the end everything is read and dropped, with or without a window.
      for (int sent = 0; sent < 4 * WINDOW; sent += PIECE) {
        guest.send(new RawFrame(RawFrame.STDIN, new byte[PIECE]));
      }
      assertThat(guest.output(RawFrame.STDOUT)).isEqualTo("x\n");
      assertThat(guest.output(RawFrame.STDERR)).isEqualTo("y\n");
      assertThat(guest.finish()).isZero();
    }
  }

  @Test
  void inputForAClosedStreamIsDroppedAndItsWindowGivenBack() {
    String script = "exec <&-; echo closed; sleep 1; exit 2";
    try (GuestProcess guest = GuestProcess.running(StartPayload.shell(script))) {
      guest.awaitOutput("closed");
      sendAll(guest, new byte[5 * WINDOW]);
      guest.send(RawFrame.of(RawFrame.STDIN_EOF));
      assertThat(guest.await(RawFrame.EXIT).payload()).containsExactly(0, 2, 0);
    }
  }

  @Test
  void moreThanTheWindowIsAnError() {
    try (GuestProcess guest = GuestProcess.running(StartPayload.of("sleep", "60"))) {
      for (int sent = 0; sent < 2 * WINDOW; sent += PIECE) {
        guest.send(new RawFrame(RawFrame.STDIN, new byte[PIECE]));
      }
      assertThat(guest.await(RawFrame.ERROR).number(0) >>> 16).isEqualTo(1);
    }
  }

  @Test
  void sendsNoMoreThanItsOwnWindow() {
    String script = "head -c 3000000 /dev/zero; echo err >&2";
    try (GuestProcess guest = GuestProcess.start().keepingWindow()) {
      guest.send(StartPayload.shell(script).frame());
      guest.await("a window's worth", frame -> guest.size(RawFrame.STDOUT) == WINDOW);
      guest.send(RawFrame.of(RawFrame.PING, 0, 0, 0, 1));
      guest.await(RawFrame.PONG);
      assertThat(guest.size(RawFrame.STDOUT)).isEqualTo(WINDOW);
      guest.send(RawFrame.window(0, 10));
      guest.await("ten bytes more", frame -> guest.size(RawFrame.STDOUT) == WINDOW + 10);
      guest.send(RawFrame.window(0, Integer.MAX_VALUE));
      guest.await(RawFrame.EXIT);
      assertThat(guest.size(RawFrame.STDOUT)).isEqualTo(3_000_000);
      assertThat(guest.output(RawFrame.STDERR)).isEqualTo("err\n");
    }
  }

  /** Which wait in read(2) and write(2): polling would cost a container under gVisor most of its throughput. */
  @Test
  void pipesAreCarriedByThreads() throws IOException {
    try (GuestProcess guest = GuestProcess.running(StartPayload.shell("echo ready; read line"))) {
      guest.awaitOutput("ready");
      try (Stream<Path> threads = Files.list(Path.of("/proc/" + guest.pid() + "/task"))) {
        assertThat(threads).hasSize(4);
      }
    }
  }

  /** Output that nobody has room for holds up neither the other stream's input nor answers. */
  @Test
  void inputGoesOnWhileOutputWaitsForItsWindow() {
    String script = "cat /dev/zero & head -c 3000000 | sha1sum >/dev/null; kill $!; exit 5";
    try (GuestProcess guest = GuestProcess.start().keepingWindow()) {
      guest.send(StartPayload.shell(script).frame());
      guest.await("a window's worth", frame -> guest.size(RawFrame.STDOUT) == WINDOW);
      sendAll(guest, new byte[3_000_000]);
      guest.send(RawFrame.of(RawFrame.PING, 0, 0, 0, 1));
      guest.await(RawFrame.PONG);
      guest.send(RawFrame.window(0, Integer.MAX_VALUE - WINDOW));
      assertThat(guest.await(RawFrame.EXIT).payload()).containsExactly(0, 5, 0);
    }
  }

  @Test
  void memoryStaysBoundedWhileNobodyReads() {
    try (GuestProcess guest = GuestProcess.startUnread()) {
      guest.send(StartPayload.shell("exec cat /dev/zero").frame());
      guest.send(RawFrame.window(0, Integer.MAX_VALUE - WINDOW));
      for (int sent = 0; sent < WINDOW; sent += PIECE) {
        guest.send(new RawFrame(RawFrame.STDIN, new byte[PIECE]));
      }
      // Answers that find no room hold up what asks for them, instead of piling up.
      Thread pings = new Thread(() -> sendPings(guest), "pings");
      pings.setDaemon(true);
      pings.start();
      long most = 4096;
      assertThat(Await.holds(Duration.ofSeconds(2), () -> residentKiB(guest.pid()) > most))
          .isFalse();
      guest.stopReading();
      assertThat(guest.endsWithin(Duration.ofSeconds(6))).isTrue();
    }
  }

  private static void sendPings(GuestProcess guest) {
    byte[] ping = RawFrame.of(RawFrame.PING, 0, 0, 0, 1).encoded();
    try {
      for (int i = 0; i < 1_000_000; i++) {
        guest.sendBytes(ping);
      }
    } catch (UncheckedIOException e) {
      // The guest has ended.
    }
  }

  private static long residentKiB(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends as the window allows: waits for what the guest gives back. */
  private static void sendAll(GuestProcess guest, byte[] data) {
    int window = WINDOW;
    for (int sent = 0; sent < data.length; sent += PIECE) {
      while (window < PIECE) {
        window += guest
            .await("a window", frame -> frame.type() == RawFrame.WINDOW && frame.number(0) == 0)
            .number(4);
      }
      byte[] piece = Arrays.copyOfRange(data, sent, Math.min(data.length, sent + PIECE));
      guest.send(new RawFrame(RawFrame.STDIN, piece));
      window -= piece.length;
    }
  }
}
