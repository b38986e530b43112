package dev.podspawn.core.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MadeTest {
  private static final Path PATH = Path.of("/a\tb\nc\\d e");
  private static final Attributes ATTRIBUTES = new Attributes(04755, 1, 2);

  static List<Made> everyKind() {
    return List.of(
        new NewUnit("a.timer"),
        new ChangedSshd(PATH, PATH),
        new OldDirectory(PATH, ATTRIBUTES),
        new OldFile(PATH, PATH, ATTRIBUTES, "abc", true),
        new NewAccount("a", PATH),
        new NewArchives(PATH),
        new NewDirectory(PATH),
        new NewFile(PATH, "abc"),
        new NewForwarder("a"),
        new NewGroup("a"),
        new NewMember("a", "b"),
        new NewToolbox(PATH));
  }

  @Test
  void everyKindIsHere() {
    assertThat(everyKind())
        .extracting(Object::getClass)
        .hasSize(Made.class.getPermittedSubclasses().length)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void aLineOfTheJournalIsReadAsItWasWritten(Made made) throws IOException {
    assertThat(made.line()).doesNotContain("\n");
    assertThat(Made.parse(made.line())).isEqualTo(made);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "another\tthing", "new-member\talice", "old-directory\t/a\t999 0 0"})
  void aDamagedLineIsNamed(String line) {
    assertThatThrownBy(() -> Made.parse(line))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(line);
  }

  @Test
  void theStandInIsPutIntoTheGroup() {
    assertThat(Logins.withStandIn("root:x:0:\n"))
        .isEqualTo("root:x:0:\npodspawn:x:2147480000:nobody\n");
    assertThat(Logins.withStandIn("podspawn:x:999:\nz:x:1:"))
        .isEqualTo("podspawn:x:999:nobody\nz:x:1:\n");
    assertThat(Logins.withStandIn("podspawn:x:999:alice\n"))
        .isEqualTo("podspawn:x:999:alice,nobody\n");
  }
}
