package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectsReaderTest {
  @TempDir
  private Path temporary;

  @Test
  void aFileOfThePredecessorsIsReadAndAdmitsEverybody() throws IOException {
    ProjectsReader.Read read = ProjectsReader.read(write("""
        backend:
          repo: git@example.org:acme/backend.git
          branch: main
          fetch_as: deploy
          local_path: /srv/backend
          podfile_hash: 0a1b2c
          image_tag: podspawn/backend:podfile-0a1b2c
          mode: persistent
        """));
    assertThat(read.warnings()).isEmpty();
    assertThat(read.projects())
        .containsOnlyKeys(name("backend"))
        .containsValue(new ProjectEntry(
            name("backend"),
            Optional.of("git@example.org:acme/backend.git"),
            Optional.of("main"),
            Optional.of("deploy"),
            Optional.of(Path.of("/srv/backend")),
            Optional.of("0a1b2c"),
            Optional.of("podspawn/backend:podfile-0a1b2c"),
            Optional.of(SessionMode.PERSISTENT),
            Admitted.EVERYBODY));
  }

  @Test
  void aListAdmitsWhomItNames() throws IOException {
    ProjectsReader.Read read = ProjectsReader.read(
        write("a: {allow: [alice, '@dev team', '@r&d']}\nb: {allow: []}\nc:\n"));
    assertThat(read.projects().get(name("a")))
        .extracting(ProjectEntry::allowed)
        .isEqualTo(new Admitted.Listed(List.of(
            new Admitted.User(UserName.parse("alice")),
            new Admitted.Group("dev team"),
            new Admitted.Group("r&d"))));
    assertThat(read.projects().get(name("b")))
        .extracting(ProjectEntry::allowed)
        .isEqualTo(new Admitted.Listed(List.of()));
    assertThat(read.projects().get(name("c")))
        .extracting(ProjectEntry::allowed)
        .isEqualTo(Admitted.EVERYBODY);
  }

  @Test
  void noFileIsNoProject() {
    assertThat(ProjectsReader.read(temporary.resolve("none.yaml")).projects()).isEmpty();
  }

  @Test
  void whatWouldAdmitEverybodyByMistakeIsAnError() throws IOException {
    assertThat(mistakes("""
            a: {allow: }
            b: {alow: [alice]}
            c: {Allow: [alice]}
            d: {allow: alice}
            e: {allow: ['@0', Alice, '@']}
            """))
        .containsExactly(
            "1 a.allow",
            "2 b.alow",
            "3 c.Allow",
            "4 d.allow",
            "5 e.allow",
            "5 e.allow",
            "5 e.allow");
  }

  @Test
  void allOtherMistakesAreToldTogether() throws IOException {
    assertThat(mistakes("Backend: {}\na: []\nb: {mode: x, local_path: srv}\nb: {}\n"))
        .containsExactly("1 ", "2 a", "3 b.mode", "3 b.local_path", "4 b");
    assertThat(mistakes("[a]\n")).containsExactly("1 ");
  }

  private List<String> mistakes(String text) throws IOException {
    Path file = write(text);
    ConfigException refused = Objects.requireNonNull(
        catchThrowableOfType(ConfigException.class, () -> ProjectsReader.read(file)));
    assertThat(refused.personLine()).startsWith("PS1101 could not read the list of projects: ");
    return refused.problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .map(problem -> problem.line() + " " + problem.field())
        .toList();
  }

  private Path write(String text) throws IOException {
    Path file = Files.writeString(temporary.resolve("projects.yaml"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static ProjectName name(String text) {
    return ProjectName.parse(text);
  }
}
