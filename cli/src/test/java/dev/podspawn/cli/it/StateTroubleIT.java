package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's state directory on a small file system of its own: full, nearly full, read-only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StateTroubleIT {
  private static final int PAGE_KB = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private PodHost host;
  private PodUser alice;
  private String directory;

  @SuppressWarnings("NullAway.Init")
  StateTroubleIT() {}

  @BeforeAll
  void setUp() {
    host = PodHost.start(EngineKind.ROOTLESS_PODMAN);
    alice = host.addUser();
    Path users = host.installation().state().resolve("users");
    directory = users.resolve(alice.name()).toString();
  }

  @AfterAll
  void tearDown() {
    if (host != null) {
      host.close();
    }
  }

  @BeforeEach
  void mount() {
    host.installation().configure("");
    String owner = "uid=" + id("-u") + ",gid=" + id("-g") + ",mode=0700,size=1m";
    Command.of("mount", "-t", "tmpfs", "-o", owner, "podspawn-test", directory).runOk();
  }

  @AfterEach
  void unmount() {
    alice.containers().forEach(container -> alice.engine().remove(container));
    Command.of("umount", "--lazy", directory).runOk();
  }

  /** From not a page to many: wherever the space gives out, a login works whole or fails whole. */
  @ParameterizedTest
  @ValueSource(strings = {"", "log:\n  audit_log: /audit.log\n  audit_required: true\n"})
  void aFullDiskIsAClearErrorAndNoHalfSession(String more) {
    host.installation().configure(more);
    assertThat(alice.run("exit 7").exit()).isEqualTo(7);
    int failures = 0;
    for (int pages : new int[] {0, 1, 2, 4, 8, 16, 32}) {
      leaveFree(pages);
      Result login = alice.run("exit 7");
      if (login.exit() != 7) {
        assertFailsWhole(login);
        failures++;
      }
      alice.awaitNothing();
      Command.of("rm", directory + "/ballast").runOk();
    }
    assertThat(failures).isPositive();
    assertThat(alice.run("exit 7").exit()).isEqualTo(7);
  }

  /** That a grace period runs cannot be recorded then; it ends all the same, with nobody's help. */
  @Test
  void aDiskThatFillsUpDuringALoginLeavesNothingBehind() throws IOException {
    host.installation().configure("session:\n  mode: grace-period\n  grace_period: 3s\n");
    try (Running login = alice.ssh().start("echo ready; read end; exit 3")) {
      login.stdout().await("ready", PATIENCE);
      leaveFree(0);
      login.stdin().close();
      Result result = login.result(PATIENCE);
      assertThat(result.exit()).as(result.toString()).isEqualTo(3);
      assertThat(result.stderr()).isEmpty();
    }
    assertThat(alice.containers()).hasSize(1);
    Command.of("rm", directory + "/ballast").runOk();
    alice.awaitNoContainer();
    SessionState state = new SessionState(host.installation(), alice);
    Await.until("the record's end", PATIENCE, () -> state.rows().isEmpty());
    assertThat(state.leases()).isEmpty();
  }

  @Test
  void aReadOnlyDirectoryIsAClearErrorAndNoHalfSession() {
    Command.of("mount", "-o", "remount,ro", directory).runOk();
    assertFailsWhole(alice.run("exit 7"));
    assertThat(alice.containers()).isEmpty();
    Command.of("mount", "-o", "remount,rw", directory).runOk();
    assertThat(alice.run("exit 7").exit()).isEqualTo(7);
  }

  private static void assertFailsWhole(Result login) {
    assertThat(login.exit()).isEqualTo(255);
    assertThat(login.stdout()).isEmpty();
    assertThat(login.stderr()).startsWith("PS14").contains(" could not ").hasLineCount(1);
  }

  private void leaveFree(int pages) {
    String fill = "free=$(df --output=avail -k \"$0\" | tail -n 1);"
        + " head -c $(((free - $1) * 1024)) /dev/zero >\"$0/ballast\"";
    Command.of("sh", "-c", fill, directory, Integer.toString(pages * PAGE_KB)).runOk();
  }

  private String id(String which) {
    return Command.of("id", which, alice.name()).runOk().stdout().strip();
  }
}
