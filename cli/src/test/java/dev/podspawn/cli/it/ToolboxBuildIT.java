package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code podspawn toolbox build} as an admin and a hook call it. */
class ToolboxBuildIT {
  @SuppressWarnings("NullAway.Init")
  private Installation installation;

  @BeforeEach
  void install() {
    installation = Installation.make();
  }

  @AfterEach
  void removeAll() {
    if (installation != null) {
      installation.close();
    }
  }

  @Test
  void itSaysWhatItHasDone() {
    Command hook = installation.toolboxBuild("--if-changed");
    assertThat(hook.runOk().stdout()).isEmpty();
    assertThat(installation.toolbox().resolve("host")).doesNotExist();

    String built = installation.toolboxBuild().runOk().stdout();
    assertThat(built)
        .startsWith("toolbox    built\ndirectory  " + installation.toolbox() + "/host.")
        .containsPattern("packages   .*libc6=.* rsync=");
    assertThat(hook.runOk().stdout()).isEmpty();
    assertThat(installation.toolboxBuild().runOk().stdout()).startsWith("toolbox    unchanged\n");
    assertThat(installation.toolboxBuild("--json").runOk().stdout())
        .startsWith("{\"outcome\":\"unchanged\",\"directory\":\"/");
    assertThat(installation.toolboxBuild("--format", "{outcome}").runOk().stdout())
        .isEqualTo("unchanged\n");
    Path host = installation.toolbox().resolve("host");
    assertThat(host.resolve("doc/rsync/copyright")).isRegularFile();
    assertThat(host.resolve("LICENSES")).content().contains("\nrsync ");
  }

  @Test
  void whatIsMissingIsNamedWithItsPackage() {
    Result result = Command.of("unshare", "--mount", "sh", "-euc")
        .with("mount -t tmpfs none /usr/lib/openssh; exec \"$@\"", "sh")
        .with(installation.toolboxBuild().argv().toArray(new String[0]))
        .run();
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.stderr())
        .isEqualTo("PS1904 could not build the toolbox: this machine has no sftp-server;"
            + " try 'apt-get install openssh-sftp-server'\n");
    assertThat(result.stdout()).isEmpty();
  }

  @Test
  void onlyRootCan() {
    try (TestAccount account = TestAccount.create()) {
      Result result = account
          .command(installation.launcher().toString(), "toolbox", "build")
          .run();
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.stderr())
          .startsWith("PS1904 could not build the toolbox: the installed distribution is root's;");
    }
  }

  @Test
  void helpKnowsIt() {
    String launcher = installation.launcher().toString();
    assertThat(Command.of(launcher, "help", "toolbox", "build").runOk().stdout())
        .contains("podspawn toolbox build")
        .contains("--if-changed");
    assertThat(Command.of(launcher, "help").runOk().stdout()).contains("toolbox");
  }
}
