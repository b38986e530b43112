package dev.podspawn.core.guestbinary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the protocol does not allow ends the session with ERROR 1. */
@Timeout(60)
class GuestBinaryMalformedTest {
  private static final RawFrame SLEEP = StartPayload.of("sleep", "60").frame();

  static Stream<Arguments> first() {
    return Stream.of(
        Arguments.of("data first", RawFrame.of(RawFrame.STDIN, 1).encoded()),
        Arguments.of("a ping first", RawFrame.of(RawFrame.PING, 0, 0, 0, 0).encoded()),
        Arguments.of("a window first", RawFrame.window(0, 1).encoded()),
        Arguments.of("an empty START", RawFrame.of(RawFrame.START).encoded()),
        Arguments.of("a version and nothing", RawFrame.of(RawFrame.START, 0, 1).encoded()),
        Arguments.of("a START too long", new byte[] {RawFrame.START, 0x20, 0, 1}),
        Arguments.of("unknown flags", start(start -> start.flags = 4)),
        Arguments.of("no program", start(start -> start.argv = List.of())),
        Arguments.of("a size without a terminal", start(start -> start.size[3] = 1)),
        Arguments.of("modes without a terminal", start(start -> start.mode(53, 0))),
        Arguments.of("a relative directory", start(start -> start.cwd("tmp"))),
        Arguments.of("a zero in a string", start(start -> start.cwd("/tmp\0"))),
        Arguments.of("a variable without =", start(start -> start.env("PATH"))),
        Arguments.of("a variable without a name", start(start -> start.env("=x"))),
        Arguments.of("a byte too many", withLength(SLEEP.payload().length + 1)),
        Arguments.of("a byte too few", withLength(SLEEP.payload().length - 1)));
  }

  static Stream<Arguments> later() {
    Stream<Arguments> types = IntStream.of(0, 7, 0x20, 0x27, 0x40, 0x42, 0x51, 0xff)
        .mapToObj(type -> Arguments.of("type " + type, RawFrame.of(type, 1).encoded()));
    return Stream.concat(
        types,
        Stream.of(
            Arguments.of("a second START", SLEEP.encoded()),
            Arguments.of("empty data", RawFrame.of(RawFrame.STDIN).encoded()),
            Arguments.of("too much data in a frame", new byte[] {RawFrame.STDIN, 1, 0, 1}),
            Arguments.of(
                "an end with a payload", RawFrame.of(RawFrame.STDIN_EOF, 0).encoded()),
            Arguments.of("a short size", RawFrame.of(RawFrame.RESIZE, 0, 24).encoded()),
            Arguments.of("signal 0", RawFrame.of(RawFrame.SIGNAL, 0).encoded()),
            Arguments.of("signal 32", RawFrame.of(RawFrame.SIGNAL, 32).encoded()),
            Arguments.of("a short ping", RawFrame.of(RawFrame.PING, 0, 0, 0).encoded()),
            Arguments.of(
                "a window beyond 2^31-1", RawFrame.window(0, Integer.MAX_VALUE).encoded()),
            Arguments.of("a window for no channel", RawFrame.window(1, 1).encoded()),
            Arguments.of(
                "data for channel 0",
                RawFrame.numbered(RawFrame.CHANNEL_DATA, 0, (byte) 1).encoded()),
            Arguments.of(
                "a channel never opened",
                RawFrame.numbered(RawFrame.CHANNEL_OPEN_OK, 1).encoded()),
            Arguments.of(
                "a huge id", RawFrame.numbered(RawFrame.CHANNEL_CLOSE, -1).encoded())));
  }

  private static byte[] start(Consumer<StartPayload> change) {
    StartPayload start = StartPayload.of("sleep", "60");
    change.accept(start);
    return start.frame().encoded();
  }

  private static byte[] withLength(int length) {
    return new RawFrame(RawFrame.START, Arrays.copyOf(SLEEP.payload(), length)).encoded();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void first(String what, byte[] bytes) {
    try (GuestProcess guest = GuestProcess.start()) {
      guest.sendBytes(bytes);
      assertRefused(guest);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void later(String what, byte[] bytes) {
    try (GuestProcess guest = GuestProcess.running(StartPayload.shell("echo $$; exec sleep 60"))) {
      guest.awaitOutput("\n");
      guest.sendBytes(bytes);
      assertRefused(guest);
      long program = Long.parseLong(guest.output(RawFrame.STDOUT).strip());
      assertThat(ProcessHandle.of(program).filter(ProcessHandle::isAlive)).isEmpty();
    }
  }

  @Test
  void inputAfterItsEnd() {
    try (GuestProcess guest = GuestProcess.running(StartPayload.of("sleep", "60"))) {
      guest.send(RawFrame.of(RawFrame.STDIN_EOF));
      guest.send(RawFrame.of(RawFrame.STDIN, 1));
      assertRefused(guest);
    }
  }

  @Test
  void twoEndsOfTheInput() {
    try (GuestProcess guest = GuestProcess.running(StartPayload.of("sleep", "60"))) {
      guest.send(RawFrame.of(RawFrame.STDIN_EOF));
      guest.send(RawFrame.of(RawFrame.STDIN_EOF));
      assertRefused(guest);
    }
  }

  @Test
  void anotherVersionWhateverFollows() {
    try (GuestProcess guest = GuestProcess.start()) {
      guest.send(RawFrame.of(RawFrame.START, 0, 2, 99, 99));
      assertThat(guest.await(RawFrame.ERROR).number(0) >>> 16).isEqualTo(2);
      assertThat(guest.finish()).isZero();
    }
  }

  @Test
  void framesInPiecesOfOneByte() {
    try (GuestProcess guest = GuestProcess.start()) {
      for (byte single : StartPayload.shell("exit 5").frame().encoded()) {
        guest.sendBytes(new byte[] {single});
      }
      assertThat(guest.await(RawFrame.EXIT).payload()).containsExactly(0, 5, 0);
    }
  }

  @Test
  void theLongestStartThatMayBe() {
    StartPayload start = StartPayload.shell("echo ${#A} ${#B}; exit 6");
    int left = 2 * 1024 * 1024 - start.frame().payload().length;
    // Linux allows 128 KiB for one string, so that the environment is made of many.
    int count = left / 100_000;
    for (int i = 0; i < count; i++) {
      start.env("V" + i + "=" + "x".repeat(99_000));
    }
    try (GuestProcess guest = GuestProcess.running(start)) {
      assertThat(guest
              .await(
                  "an end",
                  frame -> frame.type() == RawFrame.EXIT || frame.type() == RawFrame.ERROR)
              .payload())
          .containsExactly(0, 6, 0);
    }
  }

  private static void assertRefused(GuestProcess guest) {
    assertThat(guest.await(RawFrame.ERROR).number(0) >>> 16).isEqualTo(1);
    int last = guest.seen().size();
    assertThat(guest.finish()).isZero();
    assertThat(guest.seen()).hasSize(last);
  }
}
