package dev.podspawn.core.sshd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshdConfigTextTest {
  @TempDir
  private Path directory;

  private String include = "";

  @BeforeEach
  void makeDirectory() throws Exception {
    Files.createDirectory(directory.resolve("d"));
    include = "Include " + directory + "/d/*.conf\n";
  }

  @Test
  void anIncludeBeforeAnyMatchIsFound() {
    assertThat(directoryOf("# comment\n\n  " + include + "Match User bob\n"))
        .isEqualTo(directory.resolve("d").toString());
    assertThat(directoryOf("include=\"" + directory + "/d/pod*\"\n"))
        .isEqualTo(directory.resolve("d").toString());
    assertThat(directoryOf("Include /nowhere/*.conf " + directory + "/d/*\n"))
        .isEqualTo(directory.resolve("d").toString());
  }

  @Test
  void anIncludeThatWouldNotDoIsNot() {
    assertThat(directoryOf("Match User bob\n" + include)).isEmpty();
    assertThat(directoryOf("#" + include)).isEmpty();
    assertThat(directoryOf("Include " + directory + "/d/other.conf\n")).isEmpty();
    assertThat(directoryOf("Include " + directory + "/missing/*.conf\n")).isEmpty();
    assertThat(directoryOf("Include " + directory + "/*/*.conf\n")).isEmpty();
    assertThat(directoryOf("Port 22\n")).isEmpty();
    assertThat(directoryOf("")).isEmpty();
  }

  private static String directoryOf(String text) {
    return new SshdConfigText(text)
        .includedDirectory("podspawn.conf")
        .map(Path::toString)
        .orElse("");
  }

  @Test
  void aBlockIsPutAtTheEndOnceAndTakenAwayAgain() {
    SshdConfigText before = new SshdConfigText("Port 22\nMatch User bob\n  PermitTTY no\n");
    SshdConfigText after = before.withBlock("Match Group podspawn\nMatch all\n");
    assertThat(after.text())
        .startsWith(before.text() + SshdConfigText.BEGIN + "\nMatch Group podspawn\nMatch all\n")
        .endsWith(SshdConfigText.END + "\n");
    assertThat(after.withBlock("Match Group podspawn\nMatch all\n")).isEqualTo(after);
    assertThat(after.withBlock("Match all\n").withoutBlock()).isEqualTo(before);
    assertThat(before.withoutBlock()).isEqualTo(before);
  }

  @Test
  void aLastLineWithoutItsEndGetsOne() {
    assertThat(new SshdConfigText("Port 22").withBlock("Match all\n").text())
        .startsWith("Port 22\n" + SshdConfigText.BEGIN);
  }

  @Test
  void valuesAreCompared() {
    SshdValues before = SshdValues.parse("port 22\nsetenv A=1\n");
    SshdValues after = SshdValues.parse("port 22\nsetenv A=2\n");
    assertThat(before.value("SetEnv")).contains("A=1");
    assertThat(before.value("set")).isEmpty();
    assertThat(before.differences(after))
        .containsExactly("before: setenv A=1", "after: setenv A=2");
    assertThat(before.differences(before)).isEmpty();
  }
}
