package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.terminal.TerminalDriver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a Podfile has run in its containers: once, and at each connection. */
@Timeout(240)
abstract class HookPromises extends ProjectBench {
  private static final String ENV = "user: dev\nenv: {WHO: \"${PODSPAWN_USER}\"}\n";
  private static final String STAMP = "on_create: cat /proc/sys/kernel/random/uuid >>/tmp/stamp";

  HookPromises(EngineKind kind) {
    super(kind);
  }

  @Test
  void whatIsRunOnceIsThereForTheFirstAndTheSecondAndItsUserIsTheLogins() {
    podfile(ENV
        + "on_create: |\n  echo loud; echo louder >&2\n  echo \"$WHO $(id -un) $PWD $0\" >>~/made\n"
        + "on_start: echo start; echo x >>~/starts");
    Result first = login("cat ~/made; wc -l <~/starts").ok();
    assertThat(first.stdout()).isEqualTo(alice.name() + " dev /home/dev /bin/sh\n1\n");
    assertThat(first.stderr()).as("a script's streams are its own").isEmpty();
    assertThat(setupLog()).startsWith("== on_create\n").contains("loud\n", "louder\n");
    alice.awaitNothing();
    try (Running stays = ssh().start("echo here; cat")) {
      stays.stdout().await("here", PATIENCE);
      assertThat(login("cat ~/made; wc -l <~/starts").ok().lines())
          .hasSize(2)
          .last()
          .isEqualTo("2");
    }
  }

  @Test
  void twentyFirstLoginsRunItOnce() throws Exception {
    podfile(STAMP + "; sleep 2");
    List<Running> logins = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        logins.add(ssh().start("wc -l </tmp/stamp; echo landed; cat >/dev/null"));
      }
      for (Running login : logins) {
        login.stdout().await("landed\n", Duration.ofMinutes(2));
        assertThat(login.stdout().text()).isEqualTo("1\nlanded\n");
      }
      assertThat(alice.containers()).hasSize(1);
    } finally {
      logins.forEach(Running::close);
    }
  }

  @Test
  void oneThatFailsSaysWhatItSaidAndLeavesNothing() {
    podfile("on_create: echo almost there; no-such-program; exit 3");
    Result failed = login("echo landed");
    assertThat(failed.exit()).isEqualTo(255);
    assertThat(failed.stdout()).isEmpty();
    assertThat(failed.stderr())
        .contains("almost there", "no-such-program: not found", "PS1342 could not set up shop")
        .contains("status 3", alice.name() + ".shop.log")
        .doesNotContain("at dev.podspawn");
    assertThat(setupLog()).contains("almost there\n", "== on_create: it ended with status 3");
    assertThat(alice.containers()).isEmpty();
    assertThat(alice.networks()).isEmpty();
    podfile("on_create: echo mended");
    assertThat(login("echo landed").ok().stdout()).isEqualTo("landed\n");
  }

  /** With a terminal all of it is seen; whoever hangs up ends it, and nothing stays. */
  @Test
  void aTerminalSeesItAndItsHangUpEndsIt() throws Exception {
    podfile("on_create: echo begun; sleep 100");
    try (TerminalDriver terminal =
        TerminalDriver.start(ssh().with("-tt").argv(), TerminalDriver.environment(), 24, 80)) {
      terminal.expect("setting up shop: on_create ...", PATIENCE);
      terminal.expect("begun", PATIENCE);
      assertThat(alice.containers()).hasSize(1);
    }
    alice.awaitNothing();
  }

  @Test
  void aFailureAtAConnectionIsAWarningOnTerminalsAlone() throws Exception {
    podfile("on_start: echo out; echo err >&2; exit 4");
    Result script = login("echo landed").ok();
    assertThat(script.stdout()).isEqualTo("landed\n");
    assertThat(script.stderr()).isEmpty();
    try (TerminalDriver terminal =
        TerminalDriver.start(ssh().with("-tt").argv(), TerminalDriver.environment(), 24, 80)) {
      terminal.expect("out", PATIENCE);
      terminal.expect("PS1343 could not finish on_start: it ended with status 4", PATIENCE);
      terminal.expect(" # ", PATIENCE);
      terminal.enter("exit");
      terminal.waitForExit(PATIENCE);
    }
  }

  private void podfile(String more) {
    String text = "base: " + PodHost.image() + "\nshell: /bin/sh\nmount: none\n" + more + "\n";
    repository.commit("podfile.yaml", text);
    if (podspawn("list-projects", "--format", "{project}").ok().stdout().isBlank()) {
      podspawn("add-project", "shop", "--repo", repository.path().toString()).ok();
    } else {
      podspawn("update-project", "shop").ok();
    }
  }
}
