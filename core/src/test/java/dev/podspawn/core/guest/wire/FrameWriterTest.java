package dev.podspawn.core.guest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.engine.ExecSpec;
import dev.podspawn.core.stream.DuplexStream;
import dev.podspawn.core.stream.OutputSink;
import dev.podspawn.core.stream.TerminalMode;
import dev.podspawn.core.stream.WindowSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The bytes of what we say, written out. */
final class FrameWriterTest {
  private final Bytes bytes = new Bytes();
  private int warnings;
  private final FrameWriter writer = new FrameWriter(bytes, () -> warnings++);

  @Test
  void writesEachFrame() throws IOException {
    writer.stdin(ByteBuffer.wrap(new byte[] {'h', 'i'}));
    writer.stdinEof();
    writer.resize(new WindowSize(50, 65535));
    writer.resize(new WindowSize(50, 65535, 640, 480));
    writer.ping(0x01020304);
    writer.channelOpenOk(7);
    writer.channelOpenFail(7, "é");
    writer.channelData(-1, ByteBuffer.wrap(new byte[] {9}));
    writer.channelEof(7);
    writer.channelClose(7);
    writer.window(0, 0x40000);
    assertThat(bytes.hex())
        .isEqualTo(
            "02000002 6869|03000000|04000008 0032ffff00000000|04000008 0032ffff028001e0|06000004 01020304|"
                .concat("21000004 00000007|22000006 00000007c3a9|23000005 ffffffff09|")
                .concat("24000004 00000007|25000004 00000007|26000008 0000000000040000")
                .replace(" ", "")
                .replace("|", ""));
  }

  @Test
  void writesWhatToRun() throws IOException {
    ExecSpec spec = new ExecSpec(
        List.of("ls", "ü"),
        Map.of("A", "b=c"),
        Optional.of("/w"),
        Optional.of("not in the frame"),
        Optional.of(new WindowSize(24, 80, 640, 480)),
        List.of(new TerminalMode(3, 255), new TerminalMode(42, 1)));
    writer.start(StartFrame.encode(spec, true));
    assertThat(bytes.hex())
        .isEqualTo("01000036 0001 03 00180050 028001e0 000000022f77 0002 000000026c73 00000002c3bc"
            .concat("0001 00000005 413d623d63 0002 03 000000ff 2a 00000001")
            .replace(" ", ""));
  }

  @Test
  void writesAProgramWithoutTerminalOrAgent() throws IOException {
    writer.start(StartFrame.encode(ExecSpec.of("a"), false));
    assertThat(bytes.hex())
        .isEqualTo("0100001a0001000000000000000000".concat("00000000000100000001610000" + "0000"));
  }

  @Test
  void refusesWhatAFrameCannotSay() {
    assertThatThrownBy(() -> StartFrame.encode(ExecSpec.of("a\0b"), false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StartFrame.encode(ExecSpec.of("x".repeat(2 << 20)), false))
        .isInstanceOf(IllegalArgumentException.class);
    String[] many = new String[0x10000];
    Arrays.fill(many, "x");
    assertThatThrownBy(() -> StartFrame.encode(ExecSpec.of(many), false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysOnceWhenItMayBlock() throws IOException {
    writer.stdin(ByteBuffer.allocate(32_000));
    assertThat(warnings).isZero();
    writer.stdin(ByteBuffer.allocate(800));
    writer.stdin(ByteBuffer.allocate(65_536));
    assertThat(warnings).isOne();
  }

  @Test
  void saysNothingAfterTheEnd() throws IOException {
    assertThat(writer.end(1)).isTrue();
    assertThat(writer.end(1)).isTrue();
    assertThat(bytes.ends).isOne();
    assertThatThrownBy(() -> writer.ping(1)).isInstanceOf(IOException.class);
    assertThat(bytes.hex()).isEmpty();
  }

  /** Keeps what is sent. */
  private static final class Bytes implements DuplexStream {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private int ends;

    String hex() {
      return HexFormat.of().formatHex(sent.toByteArray());
    }

    @Override
    public boolean receive(OutputSink sink) {
      return false;
    }

    @Override
    public void send(ByteBuffer data) {
      byte[] all = new byte[data.remaining()];
      data.get(all);
      sent.writeBytes(all);
    }

    @Override
    public void closeInput() {
      ends++;
    }
  }
}
