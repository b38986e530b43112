package dev.podspawn.core.guest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each frame of the guest's is told, and nothing else is let through. */
final class FrameDecoderTest {
  @Test
  void tellsEveryFrame() throws Exception {
    assertThat(told(
            Frame.READY,
            Frame.stdout("out"),
            Frame.of(0x43, "err"),
            Frame.of(0x46, "no socket", 13),
            Frame.of(0x47, "", -2),
            Frame.of(0x51, 0, 0, 0, 7, 1),
            Frame.of(0x23, "data", 7),
            Frame.of(0x24, "", 7),
            Frame.of(0x25, "", 7),
            Frame.of(0x26, "", 0, -1),
            Frame.of(0x44, 1, 11, 1)))
        .containsExactly(
            "ready 1",
            "stdout out",
            "stderr err",
            "notice 13 no socket",
            "pong -2",
            "open 7 1",
            "channel 7 data",
            "eof 7",
            "close 7",
            "window 0 4294967295",
            "killed 11 true");
    assertThat(told(Frame.READY, Frame.of(0x45, 0, 3, 0, 0, 0, 2, 'n', 'o')))
        .containsExactly("ready 1", "error EXEC 2 no");
    assertThat(told(Frame.READY, Frame.exit(255))).containsExactly("ready 1", "exited 255");
  }

  @Test
  void tellsAnotherVersionWhateverComesWithIt() throws Exception {
    assertThat(told(Frame.of(0x41, 1, 2, 'm', 'o', 'r', 'e'))).containsExactly("ready 258");
  }

  @Test
  void takesTheLargestData() throws Exception {
    String much = "x".repeat(65536);
    assertThat(told(Frame.READY, Frame.stdout(much), Frame.of(0x23, much, 1)))
        .containsExactly("ready 1", "stdout " + much, "channel 1 " + much);
  }

  @Test
  void knowsWhereAFrameEnds() throws Exception {
    FrameDecoder decoder = new FrameDecoder();
    byte[] bytes = Frame.all(Frame.READY, Frame.stdout("ab"));
    for (int i = 0; i < bytes.length; i++) {
      assertThat(decoder.atBoundary()).as("before byte %s", i).isEqualTo(i == 0 || i == 6);
      decoder.decode(ByteBuffer.wrap(bytes, i, 1), new Told());
    }
    assertThat(decoder.atBoundary()).isTrue();
  }

  static List<List<Frame>> refused() {
    return List.of(
        List.of(Frame.stdout("before READY")),
        List.of(Frame.READY, Frame.READY),
        List.of(Frame.of(0x41, 0)),
        List.of(Frame.of(0x41, 0, 1, 0)),
        List.of(Frame.READY, Frame.exit(0), Frame.stdout("late")),
        List.of(Frame.READY, Frame.exit(0), Frame.exit(0)),
        List.of(Frame.READY, Frame.of(0x45, 0, 4, 0, 0, 0, 1), Frame.of(0x47, "", 1)),
        List.of(Frame.READY, Frame.of(0x45, 0, 6, 0, 0, 0, 1)),
        List.of(Frame.READY, Frame.of(0x45, 0, 0, 0, 0, 0, 1)),
        List.of(Frame.READY, Frame.of(0x45, 0, 1, 0, 0, 0)),
        List.of(Frame.READY, Frame.stdout("")),
        List.of(Frame.READY, Frame.of(0x43, "")),
        List.of(Frame.READY, Frame.stdout("x".repeat(65537))),
        List.of(Frame.READY, Frame.of(0x23, "", 1)),
        List.of(Frame.READY, Frame.of(0x23, "x".repeat(65537), 1)),
        List.of(Frame.READY, Frame.of(0x46, "x".repeat(4093), 1)),
        List.of(Frame.READY, Frame.of(0x46, 0, 0, 0)),
        List.of(Frame.READY, Frame.of(0x44, 0, 0)),
        List.of(Frame.READY, Frame.of(0x44, 0, 0, 0, 0)),
        List.of(Frame.READY, Frame.of(0x44, 0, 0, 1)),
        List.of(Frame.READY, Frame.of(0x44, 1, 0, 0)),
        List.of(Frame.READY, Frame.of(0x44, 1, 65, 0)),
        List.of(Frame.READY, Frame.of(0x44, 1, 9, 2)),
        List.of(Frame.READY, Frame.of(0x44, 2, 0, 0)),
        List.of(Frame.READY, Frame.of(0x26, "", 0, 0)),
        List.of(Frame.READY, Frame.of(0x26, "", 0)),
        List.of(Frame.READY, Frame.of(0x51, "", 1)),
        List.of(Frame.READY, Frame.of(0x24, "x", 1)),
        List.of(Frame.READY, Frame.of(0x02, "the host's own")),
        List.of(Frame.READY, Frame.of(0x00)),
        List.of(Frame.READY, Frame.of(0xff, 1)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(List<Frame> frames) {
    assertThatThrownBy(() -> told(frames.toArray(new Frame[0])))
        .isInstanceOf(GuestProtocolException.class);
  }

  @Test
  void aLengthIsRefusedBeforeAnyOfThePayloadComes() {
    FrameDecoder decoder = new FrameDecoder();
    assertThatThrownBy(
            () -> decoder.decode(ByteBuffer.wrap(new byte[] {0x41, 0, 0x10, 0x01}), new Told()))
        .isInstanceOf(GuestProtocolException.class);
  }

  private static List<String> told(Frame... frames) throws GuestProtocolException {
    Told told = new Told();
    ByteBuffer all = ByteBuffer.wrap(Frame.all(frames));
    new FrameDecoder().decode(all, told);
    assertThat(all.hasRemaining()).isFalse();
    return told.lines();
  }
}
