package dev.podspawn.core.authkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.LoginName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.fixtures.proc.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForcedCommandLineTest {
  private static final Path LAUNCHER = Path.of("/opt/podspawn/bin/podspawn");
  private static final UserName ALICE = UserName.parse("alice");

  @Test
  void aNameWithAProjectSetsTheVariableOverTheClients() {
    LoginName login = LoginName.parse("alice.backend");
    assertThat(new ForcedCommandLine(LAUNCHER, Optional.empty(), RunAs.LOGIN_USER).forLogin(login))
        .isEqualTo("PODSPAWN_PROJECT=backend "
            + new ForcedCommandLine(LAUNCHER, Optional.empty(), RunAs.LOGIN_USER).forUser(ALICE));
  }

  @Test
  void loginUser() {
    assertThat(new ForcedCommandLine(LAUNCHER, Optional.empty(), RunAs.LOGIN_USER).forUser(ALICE))
        .isEqualTo("/opt/podspawn/bin/podspawn spawn --user alice");
  }

  @Test
  void loginUserWithConfig() {
    Optional<Path> config = Optional.of(Path.of("/etc/my pods/it's.yaml"));
    assertThat(new ForcedCommandLine(LAUNCHER, config, RunAs.LOGIN_USER).forUser(ALICE))
        .isEqualTo(
            "/opt/podspawn/bin/podspawn spawn --config '/etc/my pods/it'\\''s.yaml' --user alice");
  }

  @Test
  void serviceAccountNamesNoUser() {
    Optional<Path> config = Optional.of(Path.of("/etc/p.yaml"));
    RunAs service = new RunAs.ServiceAccount("podspawn");
    assertThat(new ForcedCommandLine(LAUNCHER, config, service).forUser(ALICE))
        .isEqualTo("sudo -n -u podspawn -- /opt/podspawn/bin/podspawn spawn --config /etc/p.yaml");
  }

  @Test
  void aServiceAccountIsLentTheAgentAndTheAccountItselfNeedsNoLoan() {
    Optional<Path> lender = Optional.of(Path.of("/opt/podspawn/libexec/podspawn-lend-agent"));
    RunAs service = new RunAs.ServiceAccount("podspawn");
    assertThat(new ForcedCommandLine(LAUNCHER, Optional.empty(), service, lender).forUser(ALICE))
        .isEqualTo("/opt/podspawn/libexec/podspawn-lend-agent podspawn -- "
            + "sudo -n -u podspawn -- /opt/podspawn/bin/podspawn spawn");
    assertThat(new ForcedCommandLine(LAUNCHER, Optional.empty(), RunAs.LOGIN_USER, lender)
            .forUser(ALICE))
        .isEqualTo("/opt/podspawn/bin/podspawn spawn --user alice");
  }

  @Test
  void aShellRunsItWithExactlyTheseArguments(@TempDir Path directory) throws Exception {
    Path odd = Files.createDirectory(directory.resolve("a 'b' \"c\" $HOME `id` * \\ ;&|<>()#!~"));
    Path launcher = odd.resolve("launch er");
    Files.writeString(launcher, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    Path config = odd.resolve("c?[o]nf.yaml");
    String command =
        new ForcedCommandLine(launcher, Optional.of(config), RunAs.LOGIN_USER).forUser(ALICE);
    assertThat(Command.of("/bin/sh", "-c", command).runOk().stdout())
        .isEqualTo("spawn\n--config\n" + config + "\n--user\nalice\n");
  }

  @Test
  void makesRelativePathsAbsolute() {
    Path relative = Path.of("here.yaml");
    assertThat(forcedWith(relative)).isEqualTo(forcedWith(relative.toAbsolutePath()));
  }

  private static String forcedWith(Path config) {
    return new ForcedCommandLine(LAUNCHER, Optional.of(config), RunAs.LOGIN_USER).forUser(ALICE);
  }

  @Test
  void refusesPathsThatAKeyLineCannotCarry() {
    for (String path :
        new String[] {"/etc/a\nb", "/etc/a\u007fb", "/etc/caf\u00e9", "/a\u001b[2J"}) {
      Optional<Path> config = Optional.of(Path.of(path));
      assertThatThrownBy(() -> new ForcedCommandLine(LAUNCHER, config, RunAs.LOGIN_USER))
          .isInstanceOf(PodspawnException.class);
    }
  }
}
