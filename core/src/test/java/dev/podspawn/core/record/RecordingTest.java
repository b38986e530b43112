package dev.podspawn.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.stream.DuplexStream;
import dev.podspawn.core.stream.OutputSink;
import dev.podspawn.core.stream.WindowSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingTest {
  @TempDir
  private Path stateDir;

  private RecordingBench bench;

  @BeforeEach
  void useStateDir() {
    bench = new RecordingBench(stateDir);
  }

  @Test
  void theFileIsItsOwnersOnlyAndSaysWhatItIs() throws IOException {
    bench.recorder().begin(bench.head()).close();
    Path file = bench.directory().resolve("20261124T120000Z-4f1c0e6a9b2d-1.cast");
    assertThat(Files.readString(file))
        .isEqualTo("{\"version\":2,\"width\":80,\"height\":24,\"timestamp\":1795521600,"
            + "\"title\":\"alice\",\"command\":\"echo \\\"hi\\\"\","
            + "\"env\":{\"TERM\":\"xterm\",\"SHELL\":\"/bin/zsh\"}}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bench.directory())))
        .isEqualTo("rwx------");
  }

  @Test
  void outputAndSizesAreEventsWithTheirTimes() throws IOException {
    try (Recording recording = bench.begin()) {
      bench.pass(Duration.ofMillis(1250));
      recording.output(bytes("one"));
      recording
          .of((WindowSize size) -> bench.pass(Duration.ofNanos(1999)))
          .accept(new WindowSize(50, 132));
      recording.errors(bytes("two"));
      bench.pass(Duration.ofHours(30));
      recording.output(bytes("three"));
    }
    assertThat(bench.events())
        .containsExactly(
            "[1.250000,\"o\",\"one\"]",
            "[1.250000,\"r\",\"132x50\"]",
            "[1.250001,\"o\",\"two\"]",
            "[108001.250001,\"o\",\"three\"]");
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("quotes", bytes("\"a\\b\""), "\\\"a\\\\b\\\""),
        Arguments.of("line ends", bytes("a\r\nb\tc"), "a\\u000d\\u000ab\\u0009c"),
        Arguments.of(
            "escapes", bytes("\u001b[31m\u0007\0\u007f"), "\\u001b[31m\\u0007\\u0000\\u007f"),
        Arguments.of(
            "C1 and line separators", bytes("\u009b\u2028\u0085"), "\\u009b\\u2028\\u0085"),
        Arguments.of("any plane", bytes("é€😀"), "é€😀"),
        Arguments.of("no UTF-8", ByteBuffer.wrap(new byte[] {'a', (byte) 0xff, 'b'}), "a\ufffdb"),
        Arguments.of(
            "half a pair",
            ByteBuffer.wrap(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}),
            "\ufffd"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void whateverIsShownIsOneLineOfJson(String what, ByteBuffer shown, String written)
      throws IOException {
    try (Recording recording = bench.begin()) {
      recording.output(shown.duplicate());
    }
    assertThat(bench.events()).as(what).containsExactly("[0.000000,\"o\",\"" + written + "\"]");
  }

  @Test
  void anUnfinishedCharacterWaitsForItsRestAndItsEndWhateverTheOtherStreamSays()
      throws IOException {
    byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
    try (Recording recording = bench.begin()) {
      recording.output(ByteBuffer.wrap(euro, 0, 2));
      recording.errors(bytes("e"));
      recording.output(ByteBuffer.wrap(euro, 2, 1));
      recording.errors(ByteBuffer.wrap(euro, 0, 1));
    }
    assertThat(bench.events())
        .containsExactly(
            "[0.000000,\"o\",\"e\"]", "[0.000000,\"o\",\"€\"]", "[0.000000,\"o\",\"\ufffd\"]");
  }

  @Test
  void outputIsRecordedBeforeItIsSeenAndInputNever() throws IOException {
    List<String> whenSeen = new ArrayList<>();
    try (Recording recording = bench.begin()) {
      DuplexStream stream = recording.of(new OneWord());
      stream.send(bytes("password"));
      OutputSink client = new OutputSink() {
        @Override
        public void stdout(ByteBuffer data) throws IOException {
          whenSeen.addAll(bench.events());
          whenSeen.add("seen " + StandardCharsets.UTF_8.decode(data));
        }

        @Override
        public void stderr(ByteBuffer data) {
          throw new AssertionError("nothing was written there");
        }
      };
      assertThat(stream.receive(client)).isTrue();
    }
    assertThat(whenSeen).containsExactly("[0.000000,\"o\",\"word\"]", "seen word");
    assertThat(Files.readString(bench.file())).doesNotContain("password");
  }

  /** A program that says one word and takes whatever it is told. */
  private static final class OneWord implements DuplexStream {
    @Override
    public boolean receive(OutputSink sink) throws IOException {
      sink.stdout(bytes("word"));
      return true;
    }

    @Override
    public void send(ByteBuffer data) {
      data.position(data.limit());
    }

    @Override
    public void closeInput() {}
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
