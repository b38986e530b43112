package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a prisoner can do to other sessions, and to those of podspawn's commands that look at all of them. */
interface NeighbourPrison extends PrisonAttempts {
  @Test
  default void aMassacreEndsItsOwnSessionOnly() {
    try (Running login = prison().root().ssh().start("echo in; exec sleep 1000")) {
      login.stdout().await("in", PrisonHost.PATIENCE);
      prison().asRoot("kill -9 -1; kill -9 1; kill -TERM 1; kill -INT 1; kill -QUIT 1");
      prison().asRoot("kill -9 -1; kill -SEGV 1; kill -ABRT 1");
      Result ended = login.result(PrisonHost.PATIENCE);
      assertThat(ended.exit()).as(ended.toString()).isNotZero();
      assertThat(prison().bob().run("echo well").ok().stdout()).isEqualTo("well\n");
    } finally {
      prison().renew();
    }
    assertThat(prison().asRoot("echo back").ok().stdout()).isEqualTo("back\n");
  }

  /** The guest of every login of its own is stopped, and the first process where that lets itself be. */
  @Test
  default void aStoppedContainerHoldsUpNobodyElse() {
    Podspawn podspawn = new Podspawn(prison().host().installation());
    try (Running login = prison().root().ssh().start("echo in; exec sleep 1000")) {
      login.stdout().await("in", PrisonHost.PATIENCE);
      try (Running stopping =
          prison().root().ssh().start("kill -STOP -1; kill -STOP 1; kill -STOP $$")) {
        assertThat(stopping.waitFor(Duration.ofSeconds(2))).isFalse();
        assertThat(prison().bob().run("echo well").ok().stdout()).isEqualTo("well\n");
        assertThat(podspawn.run("list", "--format", "{user}").ok().lines())
            .contains(prison().bob().name(), prison().root().name());
        podspawn.run("cleanup").ok();
        podspawn.run("kill", prison().root().name()).ok();
        assertThat(login.result(PrisonHost.PATIENCE).exit()).isNotZero();
      }
    } finally {
      prison().renew();
    }
  }

  /** Keyrings of a uid are the kernel's, and know no containers but by user namespaces (user-keyring(7)). */
  @Test
  default void keysOfOneContainerAreNotInAnother() {
    prison().asRoot("/tmp/hog key-put secret");
    assertThat(prison().bob().run("/tmp/hog key-get").stdout()).doesNotContain("secret");
  }

  @Test
  default void processesAndSharedMemoryOfOthersAreOutOfSight() {
    try (Running bob = prison()
        .bob()
        .ssh()
        .start(
            "echo mine >/dev/shm/bobs; SECRET=bobs-secret sh -c 'echo in; read end # bobs-word'")) {
      bob.stdout().await("in", PrisonHost.PATIENCE);
      String look = "cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null; ls /dev/shm";
      assertThat(prison().bob().run(look).stdout()).contains("bobs-secret", "bobs-word");
      assertThat(prison().asRoot(look).stdout()).doesNotContain("bobs");
    }
  }
}
