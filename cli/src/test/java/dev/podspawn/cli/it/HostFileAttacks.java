package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.sshd.SshKey;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of an account's home on the host give it no way around the forced command, should it ever get to write them. */
interface HostFileAttacks extends HostileAttacks {
  @ParameterizedTest
  @ValueSource(strings = {".ssh/authorized_keys", ".ssh/authorized_keys2"})
  default void aKeyFileOfItsOwnOpensNothing(String name) {
    SshKey key = host().host().sshd().newKey("planted" + name.replace("/", ""));
    TestAccount carol = host().carol();
    Path carols = carol.home().resolve(".ssh/authorized_keys");
    String before = Command.of("cat", carols.toString()).runOk().stdout();
    carol.install(".ssh/authorized_keys", before + key.publicLine() + "\n");
    assertThat(as(carol, key, "id -un").stdout()).isEqualTo(carol.name() + "\n");
    carol.install(".ssh/authorized_keys", before);

    host().alice().account().install(name, key.publicLine() + "\n");
    Result refused = as(host().alice().account(), key, "id");
    assertThat(refused.exit()).isEqualTo(255);
    assertThat(refused.stderr()).contains("Permission denied");
  }

  /** An authority for the whole host needs no key file of anybody's, and knows of no forced command. */
  @Test
  default void aCertificateOfTheHostsOwnAuthorityOpensNothing() {
    TestAccount carol = host().carol();
    assertThat(as(carol, host().certified(carol.name()), "id -un").stdout())
        .isEqualTo(carol.name() + "\n");
    TestAccount alice = host().alice().account();
    Result refused = as(alice, host().certified(alice.name()), "id -un; hostname");
    assertThat(refused.stdout()).isEmpty();
    assertThat(refused.exit()).isEqualTo(255);
    assertThat(refused.stderr()).contains("Permission denied");
  }

  @Test
  default void sshdsRcFileIsNotRun() {
    plant(host().carol(), ".ssh/rc", "rc");
    host().carolsSsh().run("true").ok();
    host().wipe("rc");
    remove(host().carol(), ".ssh/rc");
    plant(host().alice().account(), ".ssh/rc", "rc");
    host().alice().run("true").ok();
    host().assertNoMark();
  }

  @Test
  default void theShellsStartFilesAreNotRun() {
    TestAccount alice = host().alice().account();
    for (String name :
        new String[] {".profile", ".bash_profile", ".bash_login", ".bashrc", ".shrc", ".zshenv"}) {
      plant(host().carol(), name, "started");
      plant(alice, name, "started");
    }
    host().carolsSsh().command().stdin("exit\n").run();
    host().wipe("started");
    remove(host().carol(), ".profile");
    host().alice().run("true").ok();
    host().alice().ssh().with("-tt").run("true").ok();
    host().alice().ssh().with("-T").command().stdin("exit\n").run().ok();
    host().assertNoMark();
  }

  @Test
  default void sshdsEnvironmentFileSetsNothing() {
    TestAccount alice = host().alice().account();
    Path java = host().plantJava();
    // What such a variable would do: the launcher takes this one from whoever starts it.
    host().asAlice("PODSPAWN_JAVA=" + java + " " + host().installation().launcher() + " version");
    host().wipe("java");
    alice.install(".ssh/environment", "PODSPAWN_JAVA=" + java + "\nLANG=planted\n");
    assertThat(host().alice().run("echo \"[$LANG]\"").ok().stdout()).doesNotContain("planted");
    host().assertNoMark();
  }

  private void plant(TestAccount account, String name, String mark) {
    account.install(name, ">" + host().mark(mark) + "\n");
  }

  private static void remove(TestAccount account, String name) {
    account.command("rm", name).runOk();
  }

  private Result as(TestAccount account, SshKey key, String command) {
    return host().host().sshd().client(account.name(), key).run(command);
  }
}
