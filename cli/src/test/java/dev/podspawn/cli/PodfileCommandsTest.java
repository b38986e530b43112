package dev.podspawn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.cli.wiring.Surroundings;
import dev.podspawn.core.exit.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do with Podfiles on their own machines. */
class PodfileCommandsTest {
  @TempDir
  private Path project;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource({
    "go.mod, go",
    "Cargo.toml, rust",
    "pom.xml, java",
    "build.gradle.kts, java",
    "pyproject.toml, python",
    "requirements.txt, python",
    "package.json, node",
    "README, minimal"
  })
  void initTellsTheProjectByItsFiles(String file, String template) throws IOException {
    Files.createFile(project.resolve(file));

    assertThat(run("init", project.toString())).isEqualTo(ExitStatus.OK);
    assertThat(text(out))
        .isEqualTo("Wrote " + project + "/podfile.yaml after the template " + template + ".\n");
    assertThat(run("podfile", "validate", project.toString())).isEqualTo(ExitStatus.OK);
    assertThat(text(out)).isEqualTo(project + "/podfile.yaml: no mistakes\n");
  }

  @Test
  void initWritesOverNothing() throws IOException {
    Files.createDirectory(project.resolve(".podspawn"));
    Path there = Files.writeString(project.resolve(".podspawn/podfile.yaml"), "base: mine\n");

    assertThat(run("init", project.toString())).isEqualTo(ExitStatus.REFUSED);
    assertThat(text(err)).startsWith("PS1804 could not write a Podfile: " + there);
    assertThat(project.resolve("podfile.yaml")).doesNotExist();
    assertThat(there).hasContent("base: mine\n");
  }

  @Test
  void initKnowsItsTemplates() {
    assertThat(run("init", "--template", "cobol", project.toString())).isEqualTo(ExitStatus.USAGE);
    assertThat(text(err)).contains("no template 'cobol'; try one of minimal, go,");
    assertThat(run("init", "--template", "fullstack", project.toString())).isEqualTo(ExitStatus.OK);
  }

  @Test
  void validateNamesEveryMistake() throws IOException {
    Files.writeString(project.resolve("podfile.yaml"), "bsae: x\nextends: minimal\nmount: x\n");

    assertThat(run("podfile", "validate", project.toString())).isEqualTo(ExitStatus.FAILED);
    assertThat(text(out)).isEqualTo("""
            warning: podfile.yaml:1: bsae: podspawn has no such key; did you mean base?
            error: podfile.yaml:3: mount: "x" is not one of bind, copy, none
            """);
    assertThat(
            run("podfile", "validate", "--json", project.resolve("podfile.yaml").toString()))
        .isEqualTo(ExitStatus.FAILED);
    assertThat(text(out))
        .startsWith(
            "[{\"file\":\"podfile.yaml\",\"line\":1,\"field\":\"bsae\",\"severity\":\"warning\",");
  }

  @Test
  void showPrintsWhatIsMerged() throws IOException {
    Files.createDirectory(project.resolve(".podspawn"));
    Files.writeString(project.resolve("base.yaml"), "base: debian:12\npackages: [git]\n");
    Path file = Files.writeString(
        project.resolve(".podspawn/podfile.yaml"), "extends: ../base.yaml\npackages: [jq]\nx: 1\n");

    for (Path path : List.of(project, file)) {
      assertThat(run("podfile", "show", "--merged", path.toString())).isEqualTo(ExitStatus.OK);
      assertThat(text(out)).isEqualTo("base: \"debian:12\"\npackages: [git, jq]\n");
      assertThat(text(err)).isEqualTo(".podspawn/podfile.yaml:3: x: podspawn has no such key\n");
    }
    assertThat(run("podfile", "show", "--json", project.toString())).isEqualTo(ExitStatus.OK);
    assertThat(text(out)).isEqualTo("{\"base\":\"debian:12\",\"packages\":[\"git\",\"jq\"]}\n");
    assertThat(run("podfile", "show", "--digest", project.toString())).isEqualTo(ExitStatus.OK);
    assertThat(text(out)).matches("[0-9a-f]{64}\n");
  }

  @Test
  void whereThereIsNoneThatIsSaid() {
    assertThat(run("podfile", "validate", project.toString())).isEqualTo(ExitStatus.NOT_FOUND);
    assertThat(text(err)).startsWith("PS1801 ");
    assertThat(run("podfile", "validate", project.resolve("none.yaml").toString()))
        .isEqualTo(ExitStatus.FAILED);
    assertThat(text(err)).startsWith("PS1803 ");
  }

  /** The example in the documentation has no mistake. */
  @Test
  void theDocumentationsExampleIsRead() throws IOException {
    String doc = Files.readString(Path.of("..", "docs", "podfile.md"));
    int start = doc.indexOf("```yaml\n") + "```yaml\n".length();
    Files.writeString(
        project.resolve("podfile.yaml"), doc.substring(start, doc.indexOf("```", start)));

    assertThat(run("podfile", "validate", project.toString())).isEqualTo(ExitStatus.OK);
    assertThat(text(out)).endsWith(": no mistakes\n").doesNotContain("warning");
  }

  private ExitStatus run(String... words) {
    out.reset();
    err.reset();
    Surroundings process = Surroundings.ofProcess();
    return new PodspawnCli(new Surroundings(
            process.home(),
            process.account(),
            process.environment(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8)))
        .run(List.of(words));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
