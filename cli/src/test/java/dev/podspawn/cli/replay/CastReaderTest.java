package dev.podspawn.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CastReaderTest {
  /** As asciinema 2 writes it, with a theme as newer ones do. */
  private static final String HEADER =
      "{\"version\": 2, \"width\": 80, \"theme\": {\"palette\": [1, {}]}, \"idle\": null}\n";

  @TempDir
  private Path directory;

  @Test
  void outputIsReadAndEverythingElsePassedOver() throws IOException {
    assertThat(read(HEADER
            + "[0.5, \"o\", \"a\\u001b[1m\\ud83d\\ude00é\\n\"]\n"
            + "[1, \"i\", \"typed\"]\n[1.5,\"r\",\"80x24\"]\n[1.6,\"x\",{\"any\":[1]}]\n"
            + "[2.000001,\"o\",\"\\\"\"]\n"))
        .containsExactly(
            new CastEvent(500_000_000, "a\u001b[1m😀é\n"), new CastEvent(2_000_001_000L, "\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "[1.2",
        "[1.25,\"o\",\"x",
        "[1.25,\"o\",\"x\\u00",
        "[1.25,\"o\",\"x\"",
        "\u00c3"
      })
  void aLastLineThatWasCutIsTheEnd(String cut) throws IOException {
    Path file = write(HEADER + "[1,\"o\",\"whole\"]\n" + cut);
    try (CastReader reader = CastReader.open(file)) {
      assertThat(reader.next()).contains(new CastEvent(1_000_000_000, "whole"));
      assertThat(reader.finished()).isTrue();
      assertThat(reader.next()).isEmpty();
      assertThat(reader.finished()).isFalse();
    }
  }

  @Test
  void aLastLineThatLacksOnlyItsEndIsPlayed() throws IOException {
    assertThat(read(HEADER + "[1,\"o\",\"a\"]")).containsExactly(new CastEvent(1_000_000_000, "a"));
  }

  static Stream<Arguments> damaged() {
    return Stream.of(
        Arguments.of("", 1),
        Arguments.of("\n", 1),
        Arguments.of("{\"version\":1}\n", 1),
        Arguments.of("{\"version\":3}\n", 1),
        Arguments.of("{\"version\":\"two\"}\n", 1),
        Arguments.of("{}\n", 1),
        Arguments.of("[2]\n", 1),
        Arguments.of("{\"version\":2", 1),
        Arguments.of("{\"version\":2}x\n", 1),
        Arguments.of("\u007fELF\n", 1),
        Arguments.of(HEADER + "\n", 2),
        Arguments.of(HEADER + "[1,\"o\",\"a\"]\n[2,\"o\"]\n", 3),
        Arguments.of(HEADER + "[1,\"o\",\"a\",4]\n", 2),
        Arguments.of(HEADER + "[1,\"o\",7,]\n", 2),
        Arguments.of(HEADER + "[-1,\"o\",\"a\"]\n", 2),
        Arguments.of(HEADER + "[1e99,\"o\",\"a\"]\n", 2),
        Arguments.of(HEADER + "[\"x\",\"o\",\"a\"]\n", 2),
        Arguments.of(HEADER + "[1,\"o\",\"a\"] [2,\"o\",\"a\"]\n", 2),
        Arguments.of(HEADER + "[1,\"o\",\"\\u00zz\"]\n[2,\"o\",\"a\"]", 2));
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void aDamagedLineIsNamed(String content, int line) throws IOException {
    Path file = write(content);
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(PodspawnException.class)
        .hasMessageStartingWith("PS1422 could not play " + file + ": line " + line + ": it is ");
  }

  @Test
  void aLineWithoutEndIsNotReadForEver() {
    assertThatThrownBy(() -> read(HEADER + "x".repeat((16 << 20) + 1)))
        .isInstanceOf(PodspawnException.class)
        .hasMessageEndingWith(": line 2: it is longer than 16777216 bytes");
  }

  @Test
  void aFileThatIsNotThereIsToldAsSuch() {
    assertThatThrownBy(() -> CastReader.open(directory.resolve("missing")))
        .isInstanceOf(PodspawnException.class)
        .hasMessageContaining("NoSuchFileException");
    assertThatThrownBy(() -> CastReader.open(directory))
        .isInstanceOf(PodspawnException.class)
        .hasMessageStartingWith("PS1422 ");
  }

  private Path write(String content) throws IOException {
    return Files.writeString(directory.resolve("a.cast"), content);
  }

  private List<CastEvent> read(String content) throws IOException {
    List<CastEvent> events = new ArrayList<>();
    try (CastReader reader = CastReader.open(write(content))) {
      Optional<CastEvent> event = reader.next();
      while (event.isPresent()) {
        events.add(event.get());
        event = reader.next();
      }
    }
    return events;
  }
}
