package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the admin's commands promise that end or remove something. */
abstract class SessionCommandPromises extends SessionListPromises {

  SessionCommandPromises(EngineKind kind, int users) {
    super(kind, users);
  }

  @Test
  void killEndsALiveSessionWithAWordToItsClients() {
    try (Running one = connect(alice);
        Running two = connect(alice);
        Running other = connect(bob)) {
      Result killed = podspawn.run("kill", alice.name()).ok();
      assertThat(killed.stdout()).startsWith("removed " + alice.name() + " (container ");
      assertEndedByUs(one);
      assertEndedByUs(two);
      assertThat(alice.containers()).isEmpty();
      assertThat(other.isAlive()).isTrue();
      assertThat(podspawn.run("stop", bob.name(), "--json").ok().stdout())
          .contains("\"session\":\"" + bob.name() + "\"", "\"reason\":\"killed\"");
      assertEndedByUs(other);
    }
  }

  @Test
  void killAllEndsEverybody() {
    List<Running> logins = new ArrayList<>();
    try {
      for (PodUser user : everybody) {
        logins.add(connect(user));
      }
      Result killed = podspawn.run("kill", "--all", "--yes").ok();
      assertThat(killed.lines()).hasSize(users);
      logins.forEach(SessionCommandPromises::assertEndedByUs);
    } finally {
      logins.forEach(Running::close);
    }
  }

  @Test
  void thereIsNothingToKill() {
    assertThat(podspawn.run("kill", alice.name()).exit()).isEqualTo(3);
    assertThat(podspawn.run("kill", "--all").ok().stdout()).isEqualTo("nothing to remove\n");
    assertThat(podspawn.run("kill").exit()).isEqualTo(2);
    assertThat(podspawn.run("kill", "--all", alice.name()).exit()).isEqualTo(2);
  }

  @Test
  void cleanupRemovesAnOrphanOfOursAndNeverAnotherInstallationsContainer() {
    alice.run("true").ok();
    String instance;
    try (Running login = connect(alice)) {
      instance = alice
          .engine()
          .cli("inspect", "podspawn-" + alice.name())
          .stdout()
          .replaceAll("(?s).*\"podspawn-instance\": *\"([0-9a-f]+)\".*", "$1");
      end(login);
    }
    alice.awaitNoContainer();
    startAsOurs("orphan-" + alice.name(), instance);
    startAsOurs("foreign-" + alice.name(), "abc" + instance);
    try {
      Result cleaned = podspawn.run("cleanup", "--json").ok();
      assertThat(jq(cleaned.stdout(), ".[] | [.user, .reason] | @csv"))
          .isEqualTo("\"" + alice.name() + "\",\"orphan\"");
      assertThat(alice.containers()).containsExactly("foreign-" + alice.name());
    } finally {
      alice.engine().remove("foreign-" + alice.name());
    }
  }

  private void startAsOurs(String name, String instance) {
    alice
        .engine()
        .command("run", "--detach", "--name", name)
        .with("--label", "managed-by=podspawn", "--label", "podspawn-user=" + alice.name())
        .with("--label", "podspawn-instance=" + instance, "--network", "none")
        .with(PodHost.image(), "sleep", "1000")
        .runOk();
  }

  @Test
  void theDaemonEndsWhenItIsAsked() {
    try (Running daemon =
        podspawn.command("cleanup", "--daemon", "--interval", "1s", "--json").start()) {
      daemon.stdout().await("[]\n[]\n", PATIENCE);
      daemon.terminate();
      assertThat(daemon.result(PATIENCE).exit()).as(daemon.describe()).isZero();
    }
    assertThat(podspawn.run("cleanup", "--interval", "soon").exit()).isEqualTo(2);
  }

  @Test
  void nobodySeesOrEndsWhatIsOfOthers() {
    try (Running login = connect(alice)) {
      for (String[] words : List.of(
          new String[] {"list", "--user", alice.name()},
          new String[] {"kill", "--all", "--user", alice.name()},
          new String[] {"cleanup", "--user", alice.name()})) {
        Result refused = podspawn.runAs(bob.account(), words);
        assertThat(refused.exit()).as(refused.toString()).isEqualTo(4);
      }
      assertThat(podspawn.runAs(bob.account(), "list", "--json").stdout())
          .doesNotContain(alice.name());
      assertThat(podspawn.runAs(bob.account(), "kill", alice.name()).exit()).isIn(3, 4);
      assertThat(login.isAlive()).isTrue();
      end(login);
    }
  }

  private static void assertEndedByUs(Running login) {
    Result result = login.result(PATIENCE);
    assertThat(result.exit()).as(result.toString()).isEqualTo(255);
    assertThat(result.stderr()).startsWith("PS13");
  }
}
