package dev.podspawn.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.log.AdminLogs;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListedProjectsTest {
  @TempDir
  private Path temporary;

  private Path file = Path.of("/");
  private Path log = Path.of("/");

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(
        temporary.resolve("projects.yaml"),
        "open: {}\nclosed: {allow: []}\nteam: {allow: [alice, '@dev'], repos: x}\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    log = temporary.resolve("log");
  }

  @Test
  void aProjectWithoutAListIsForEverybody() {
    assertThat(ask("bob", "open")).isEmpty();
  }

  @Test
  void aListAdmitsUsersAndMembersOfGroups() {
    assertThat(ask("alice", "team")).isEmpty();
    assertThat(ask("carol", "team")).isEmpty();
    assertThat(ask("bob", "team")).contains(ErrorCode.PROJECT_DENIED);
    assertThat(ask("alice", "closed")).contains(ErrorCode.PROJECT_DENIED);
  }

  @Test
  void anUnknownProjectIsNeverAnother() {
    assertThat(ask("alice", "te")).contains(ErrorCode.PROJECT_UNKNOWN);
  }

  @Test
  void theLogSaysWhatIsOddAboutTheFileAndTheAdminWhatWouldHelp() throws IOException {
    PodspawnException e = Objects.requireNonNull(catchThrowableOfType(
        PodspawnException.class,
        () -> projects().require(UserName.parse("bob"), ProjectName.parse("team"))));
    assertThat(e.adminLine()).endsWith("; try adding one to team.allow in " + file);
    assertThat(e.personLine()).doesNotContain(file.toString());
    assertThat(Files.readString(log)).contains("team.repos: podspawn has no such key");
  }

  private Optional<ErrorCode> ask(String user, String project) {
    PodspawnException e = catchThrowableOfType(
        PodspawnException.class,
        () -> projects().require(UserName.parse(user), ProjectName.parse(project)));
    return Optional.ofNullable(e).map(PodspawnException::code);
  }

  private ListedProjects projects() {
    return new ListedProjects(
        file,
        (user, group) -> user.text().equals("carol") && group.equals("dev"),
        AdminLogs.of(Optional.of(log)));
  }
}
