package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class YamlBoundsTest {
  @TempDir
  private Path temporary;

  private ConfigFiles files;

  @BeforeEach
  void useTemporary() {
    files = new ConfigFiles(temporary);
  }

  @Test
  void deepNestingEndsEarly() throws IOException {
    assertThat(files.problems("\n" + "[".repeat(100_000)))
        .containsExactly("config.yaml:2: it is nested too deeply");
    assertThat(files.problems("{a: ".repeat(10_000)))
        .containsExactly("config.yaml:1: it is nested too deeply");
  }

  @Test
  void anAliasBombEndsEarly() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 7; i++) {
      bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(8) + "x]\n");
    }
    // 48 aliases: just below what the library itself refuses.
    assertThat(files.problems(bomb.toString()))
        .singleElement()
        .asString()
        .endsWith("it is nested too deeply or has too many values");
  }

  @Test
  void aValueWithinItselfEndsEarly() throws IOException {
    assertThat(files.problems("a: &a [*a]")).hasSize(1);
  }

  @Test
  void aSoundAliasIsFollowed() throws IOException {
    Config config =
        files.read("defaults: {cpus: &n 3}\nresources: {max_per_user: *n}").config();
    assertThat(config.resources().maxPerUser()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auth: [     | :1: it is not YAML: ",
        "'a: b: c'   | :1: it is not YAML: ",
        "*nowhere    | :1: it is not YAML: ",
        "%BAD        | it is not YAML: ",
        "@x          | :1: it is not YAML: "
      })
  void brokenYamlIsOneMistake(String content, String problem) throws IOException {
    assertThat(files.problems(content.replace("'", "")))
        .singleElement()
        .asString()
        .contains(problem);
  }

  @Test
  void aTabIsExplained() throws IOException {
    assertThat(files.problems("auth:\n\tkey_dir: /x\n"))
        .singleElement()
        .asString()
        .startsWith("config.yaml:2: it is not YAML: ")
        .contains("TAB");
  }

  @Test
  void twoDocumentsAreOneTooMany() throws IOException {
    assertThat(files.problems("a: 1\n---\nb: 2\n")).hasSize(1);
  }

  @Test
  void controlCharactersAreNoYaml() throws IOException {
    assertThat(files.problems("a: \u0007")).singleElement().asString().contains("not YAML");
  }

  @Test
  void noObjectIsEverMade() throws IOException {
    assertThat(files.problems("pool: !!java.io.File [/tmp/x]"))
        .containsExactly("config.yaml:1: pool: it is not a map of keys and values");
  }

  @Test
  void otherEncodingsAreRefused() throws IOException {
    files.write(new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0});
    ConfigException e =
        catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(files.file()));
    assertThat(e).hasMessageContaining("it is not text in UTF-8");
  }
}
