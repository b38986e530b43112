package dev.podspawn.podman.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.engine.Ran;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class FrameDecoderTest {
  private static final byte[] NOTHING = {};

  /** Whatever the frames and wherever the stream is cut, both outputs come out whole. */
  @Property(tries = 300)
  void takesAnyFramesApartInAnyPieces(
      @ForAll @Size(max = 12) List<@Size(max = 40) byte[]> payloads,
      @ForAll @Size(12) List<Boolean> toStderr,
      @ForAll @IntRange(min = 1, max = 60) int piece)
      throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    for (int i = 0; i < payloads.size(); i++) {
      boolean stderr = toStderr.get(i);
      stream.writeBytes(Frames.frame(stderr ? 2 : 1, payloads.get(i)));
      (stderr ? err : out).writeBytes(payloads.get(i));
    }
    Ran.Collected collected = new Ran.Collected();
    FrameDecoder decoder = new FrameDecoder();
    decodeInPieces(decoder, stream.toByteArray(), piece, collected);
    assertThat(collected.bytes()).isEqualTo(out.toByteArray());
    assertThat(collected.errors()).isEqualTo(err.toString(StandardCharsets.UTF_8));
    assertThat(decoder.atBoundary()).isTrue();
  }

  private static void decodeInPieces(
      FrameDecoder decoder, byte[] stream, int piece, Ran.Collected collected) throws IOException {
    for (int at = 0; at < stream.length; at += piece) {
      int length = Math.min(piece, stream.length - at);
      decoder.decode(ByteBuffer.wrap(stream, at, length), collected);
    }
  }

  @Test
  void everySplitOfAStreamGivesTheSame() throws IOException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    frames.writeBytes(Frames.frame(1, new byte[] {'a', 'b', 'c'}));
    frames.writeBytes(Frames.frame(2, NOTHING));
    frames.writeBytes(Frames.frame(2, new byte[] {'e'}));
    frames.writeBytes(Frames.frame(1, new byte[] {'d'}));
    byte[] stream = frames.toByteArray();
    for (int first = 0; first <= stream.length; first++) {
      for (int second = first; second <= stream.length; second++) {
        FrameDecoder decoder = new FrameDecoder();
        Ran.Collected collected = new Ran.Collected();
        decoder.decode(ByteBuffer.wrap(stream, 0, first), collected);
        decoder.decode(ByteBuffer.wrap(stream, first, second - first), collected);
        decoder.decode(ByteBuffer.wrap(stream, second, stream.length - second), collected);
        assertThat(collected.text()).isEqualTo("abcd");
        assertThat(collected.errors()).isEqualTo("e");
        assertThat(decoder.atBoundary()).isTrue();
      }
    }
  }

  @Test
  void knowsWhereAStreamMayEnd() throws IOException {
    byte[] frame = Frames.frame(1, new byte[] {'a', 'b'});
    for (int length = 0; length <= frame.length; length++) {
      FrameDecoder decoder = new FrameDecoder();
      decoder.decode(ByteBuffer.wrap(frame, 0, length), new Ran.Collected());
      assertThat(decoder.atBoundary()).isEqualTo(length == 0 || length == frame.length);
    }
  }

  @Test
  void saysWhetherAnythingWasHandedOn() throws IOException {
    FrameDecoder decoder = new FrameDecoder();
    Ran.Collected collected = new Ran.Collected();
    byte[] frame = Frames.frame(1, new byte[] {'a'});
    assertThat(decoder.decode(ByteBuffer.wrap(frame, 0, 8), collected)).isFalse();
    assertThat(decoder.decode(ByteBuffer.wrap(frame, 8, 1), collected)).isTrue();
    assertThat(decoder.decode(ByteBuffer.wrap(Frames.frame(2, NOTHING)), collected))
        .isFalse();
  }

  @Test
  void refusesWhatIsNoFrame() {
    for (int type = 0; type < 256; type++) {
      if (type != 1 && type != 2) {
        assertRefused(Frames.frame(type, NOTHING));
      }
    }
    for (int padding = 1; padding <= 3; padding++) {
      byte[] frame = Frames.frame(1, NOTHING);
      frame[padding] = 1;
      assertRefused(frame);
    }
  }

  @Test
  void refusesAFrameThatIsTooLong() throws IOException {
    assertRefused(new byte[] {1, 0, 0, 0, (byte) 0x80, 0, 0, 0});
    assertRefused(new byte[] {1, 0, 0, 0, 0x01, 0, 0, 1});
    assertThat(new FrameDecoder()
            .decode(ByteBuffer.wrap(new byte[] {1, 0, 0, 0, 1, 0, 0, 0}), new Ran.Collected()))
        .isFalse();
  }

  private static void assertRefused(byte[] stream) {
    assertThatThrownBy(
            () -> new FrameDecoder().decode(ByteBuffer.wrap(stream), new Ran.Collected()))
        .isInstanceOf(ProtocolException.class);
  }
}
