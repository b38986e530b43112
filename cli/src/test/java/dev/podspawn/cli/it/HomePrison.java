package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A home directory that outlives its container lies on the host, and is full of what its owner likes to put there. */
interface HomePrison extends PrisonAttempts {
  /** Links to where root should not go, names that are options or terminals' commands, and far too much of all. */
  String TRAPS = """
      cd "$HOME" && mkdir traps deep many && cd traps || exit 1
      ln -s / slash && ln -s /etc etc && ln -s ../../../../../../.. up && ln -s . self
      ln -s CANARY canary && ln -s CANARY/file file
      mkfifo pipe && ln pipe pipe2
      ! mknod disk b 8 0 2>/dev/null
      >"$(printf 'two\\nlines')" && >"$(printf '\\033]0;owned\\007')" && >-rf && >--no-preserve-root
      cp /bin/busybox setuid && chmod 6755 setuid
      cd ../many && i=0 && while [ $i -lt 2000 ]; do >$i; i=$((i + 1)); done
      chmod 0 . && cd ../deep && /tmp/hog deep 100
      """;

  /** A directory and a link, by turns and for ever, where somebody might look. */
  String TURNS =
      "cd \"$HOME\"; echo begun; while :; do mkdir turn; rmdir turn; ln -s CANARY turn; rm turn; done";

  @Test
  default void whatIsInAHomeLeadsRootsCommandsNowhere() {
    Installation installation = prison().host().installation();
    Path canary = installation.file("canary");
    Command.of("sh", "-c", "mkdir \"$0\" && echo untouched >\"$0/file\"", canary.toString())
        .runOk();
    String before = fingerprint(canary);
    PodUser eve = prison().host().addUser();
    installation.writeSettings(eve, "mode: persistent\n");
    prison().programs().giveTo(eve);
    assertThat(eve.run(TRAPS.replace("CANARY", canary.toString())).ok().lines())
        .contains("100 all");
    nobodyElseGetsAtItsSetuidFiles(eve);

    Podspawn podspawn = new Podspawn(installation);
    try (Running turns = eve.ssh().start(TURNS.replace("CANARY", canary.toString()))) {
      turns.stdout().await("begun", PrisonHost.PATIENCE);
      assertThat(podspawn.run("list").ok().stdout()).contains(eve.name()).doesNotContain("\033");
      podspawn.run("cleanup").ok();
      podspawn.run("status").ok();
      podspawn.run("kill", eve.name()).ok();
    }
    assertThat(eve.run("ls traps/setuid").ok().stdout()).isEqualTo("traps/setuid\n");
    podspawn.run("remove-user", eve.name(), "--force", "--purge").ok();
    assertThat(state(eve)).doesNotExist();
    assertThat(fingerprint(canary)).isEqualTo(before);
    assertThat(prison().bob().run("echo well").ok().stdout()).isEqualTo("well\n");
  }

  /** On the host such a file has its owner's rights, root's with an engine that is root's; but nobody can get there. */
  private void nobodyElseGetsAtItsSetuidFiles(PodUser eve) {
    String found = Command.of("find", state(eve).toString(), "-perm", "-6000", "-name", "setuid")
        .runOk()
        .stdout()
        .strip();
    assertThat(found).endsWith("/traps/setuid");
    TestAccount login = eve.account();
    if (prison().kind() == EngineKind.ROOTLESS_PODMAN) {
      assertThat(login.command("stat", "-c", "%U", found).runOk().stdout().strip())
          .isEqualTo(login.name());
    } else {
      assertThat(login.command("stat", found).run().exit()).isNotZero();
    }
    assertThat(prison().bob().account().command("stat", found).run().exit()).isNotZero();
  }

  private Path state(PodUser user) {
    return prison().host().installation().state().resolve("users").resolve(user.name());
  }

  private static String fingerprint(Path directory) {
    assertThat(Files.isDirectory(directory)).isTrue();
    return Command.of("sh", "-c", "find \"$0\" -printf '%p %i %U %G %m %s %T@ %C@ %n %l\\n'")
        .with(directory.toString())
        .runOk()
        .stdout();
  }
}
