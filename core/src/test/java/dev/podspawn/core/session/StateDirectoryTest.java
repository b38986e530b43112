package dev.podspawn.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
  private static final UserName ALICE = UserName.parse("alice");
  private static final Session SESSION =
      new Session(ALICE, Optional.of(ProjectName.parse("backend")));

  @TempDir
  Path stateDir;

  @Test
  void everythingItMakesIsTheOwnersAlone() throws IOException {
    StateDirectory.open(stateDir, ALICE);
    for (String made : List.of("users", "users/alice", "users/alice/locks")) {
      assertThat(Files.getPosixFilePermissions(stateDir.resolve(made)))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aDirectoryThatIsOpenToOthersIsRefused() throws IOException {
    StateDirectory.open(stateDir, ALICE);
    Path alice = stateDir.resolve("users/alice");
    Files.setPosixFilePermissions(alice, PosixFilePermissions.fromString("rwxrwx---"));
    assertRefused("mode 40770");
  }

  @Test
  void aSymbolicLinkInItsPlaceIsRefused() throws IOException {
    Files.createDirectories(stateDir.resolve("users"));
    Path elsewhere = Files.createDirectory(stateDir.resolve("elsewhere"));
    Files.createSymbolicLink(stateDir.resolve("users/alice"), elsewhere);
    assertRefused("users/alice");
  }

  @Test
  void aFileInItsPlaceIsRefused() throws IOException {
    Files.createDirectories(stateDir.resolve("users"));
    Files.createFile(stateDir.resolve("users/alice"));
    assertRefused("users/alice");
  }

  @Test
  void aUserWithAProjectIsNeverAnotherUser() {
    Session joined = new Session(UserName.parse("alice-backend"), Optional.empty());
    assertThat(SESSION.key()).isEqualTo("alice.backend").isNotEqualTo(joined.key());
    EngineNames names = new EngineNames("1f", true);
    assertThat(names.container(SESSION)).isEqualTo("podspawn-alice.backend");
    assertThat(names.network(SESSION)).contains("podspawn-1f.alice.backend");
    assertThat(names.labels(SESSION)).containsEntry("podspawn-project", "backend");
  }

  private void assertRefused(String named) {
    assertThatThrownBy(() -> StateDirectory.open(stateDir, ALICE))
        .isInstanceOfSatisfying(PodspawnException.class, e -> {
          assertThat(e.code()).isEqualTo(ErrorCode.STATE_UNAVAILABLE);
          assertThat(e.adminLine()).contains(named);
          assertThat(e.personLine()).doesNotContain(stateDir.toString());
        });
  }
}
