package dev.podspawn.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.stream.WindowSize;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that cannot be written: the login goes on, unless they are required. */
class RecordingTroubleTest {
  @TempDir
  private Path temporary;

  private RecordingBench bench;

  @BeforeEach
  void useTemporary() {
    bench = new RecordingBench(temporary.resolve("state"));
  }

  @Test
  void aDirectoryThatCannotBeIsAWarningAndNoHindrance() throws IOException {
    Files.writeString(bench.directory(), "in the way");
    try (Recording recording = bench.begin()) {
      recording.output(bytes("shown"));
      recording.of((WindowSize size) -> {}).accept(WindowSize.FALLBACK);
    }
    assertThat(bench.log.lines())
        .singleElement()
        .asString()
        .startsWith("warning: PS1421 could not begin the recording of a session: PS1401 ");
    assertThat(bench.directory()).hasContent("in the way");
  }

  @Test
  void aRequiredRecordingThatCannotBeBegunRefusesTheLogin() throws IOException {
    bench.required = true;
    Files.writeString(bench.directory(), "in the way");
    assertThatThrownBy(bench::begin)
        .isInstanceOfSatisfying(
            PodspawnException.class,
            e -> assertThat(e.personLine())
                .startsWith("PS1421 could not go on: ")
                .doesNotContain("/"));
  }

  @Test
  void aLinkInThePlaceOfTheDirectoryIsNotFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Files.createSymbolicLink(bench.directory(), elsewhere);
    bench.begin().close();
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(bench.log.lines()).hasSize(1);
  }

  @Test
  void whatIsThereIsNeverWrittenTo() throws IOException {
    Path target = Files.writeString(temporary.resolve("target"), "precious");
    bench.recorder().begin(bench.head()).close();
    Path first = bench.file();
    Files.delete(first);
    Files.createSymbolicLink(first, target);
    bench.recorder().begin(bench.head()).close();
    bench.recorder().begin(bench.head()).close();
    assertThat(target).hasContent("precious");
    assertThat(bench.directory().resolve("20261124T120000Z-4f1c0e6a9b2d-2.cast"))
        .isNotEmptyFile();
    assertThat(bench.directory().resolve("20261124T120000Z-4f1c0e6a9b2d-3.cast"))
        .isNotEmptyFile();
    assertThat(bench.log.lines()).isEmpty();
  }

  @Test
  void aFullRecordingSaysSoAndEnds() throws IOException {
    bench.mostBytes = 300;
    try (Recording recording = bench.begin()) {
      for (int i = 0; i < 100; i++) {
        recording.output(bytes("ten bytes "));
      }
    }
    List<String> events = bench.events();
    assertThat(Files.size(bench.file())).isBetween(300L, 450L);
    assertThat(events.subList(0, events.size() - 1))
        .isNotEmpty()
        .containsOnly("[0.000000,\"o\",\"ten bytes \"]");
    assertThat(events.get(events.size() - 1))
        .isEqualTo("[0.000000,\"m\",\"podspawn: the recording is full and ends here\"]");
    assertThat(bench.log.lines())
        .containsExactly("warning: PS1421 could not go on recording in " + bench.file()
            + ": it is full; try making room, or raising session.record_max_size");
  }

  @Test
  void nothingIsShownThatHadToBeRecorded() throws IOException {
    bench.required = true;
    bench.mostBytes = 300;
    List<String> seen = new ArrayList<>();
    try (Recording recording = bench.begin()) {
      assertThatThrownBy(() -> {
            while (true) {
              recording.output(bytes("ten bytes "));
              seen.add("[0.000000,\"o\",\"ten bytes \"]");
            }
          })
          .isInstanceOf(PodspawnException.class)
          .hasMessageStartingWith("PS1421 could not go on: ");
    }
    List<String> events = bench.events();
    assertThat(events.subList(0, events.size() - 1)).isEqualTo(seen);
  }

  @Test
  void aDiskThatIsFullEndsTheRecordingAndNotTheLogin() throws IOException {
    List<String> words = new ArrayList<>(List.of("bash", "-c", "ulimit -f 1; exec \"$@\"", "bash"));
    words.addAll(RecordingProgram.command(temporary.resolve("full"), 100));
    Result result = Command.of(words).runOk();
    assertThat(result.lines()).hasSize(2).last().isEqualTo("shown 100");
    assertThat(result.lines().get(0)).startsWith("warning: PS1421 could not go on recording in ");
    Path file = new RecordingBench(temporary.resolve("full")).file();
    assertThat(Files.size(file)).isEqualTo(1024);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
