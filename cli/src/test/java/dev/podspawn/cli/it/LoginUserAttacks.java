package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.account.TestAccount;
import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.proc.Command;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What there is to attack only where each account has state and an engine of its own ({@code engine.run_as: login-user}). */
interface LoginUserAttacks extends HostileAttacks {
  /** Root's commands work as the account whose state it is, so a link leads no further than that account gets. */
  @Test
  default void linksInItsStateDoNotLeadRootAstray() {
    Path canary = host().file("canary", "untouched\n");
    String before = fingerprint(canary);
    try (TestAccount eve = TestAccount.create()) {
      host().installation().adopt(eve, "");
      Path own = state(eve.name());
      for (String names : new String[] {
        "state.db state.db-wal recordings home locks/user leases/" + eve.name() + "/1-1-1",
        "locks leases"
      }) {
        String plant = "cd \"$0\" && for name in " + names
            + "; do mkdir -p \"./$(dirname $name)\" && ln -s \"$1\" $name || exit; done";
        eve.command("sh", "-c", plant, own.toString(), canary.toString()).runOk();
        Podspawn podspawn = new Podspawn(host().installation());
        podspawn.run("cleanup");
        podspawn.run("kill", eve.name());
        assertThat(podspawn.run("list", "--format", "{user}").lines())
            .contains(host().bob().name());
        eve.command("sh", "-c", "rm -rf \"$0\"/*", own.toString()).runOk();
      }
      Command.of("rm", "-rf", own.toString()).runOk();
    }
    assertThat(fingerprint(canary)).isEqualTo(before);
  }

  @Test
  default void itsWholeStateExchangedForALinkIsNotFollowed() {
    // It cannot do that; should a careless admin have, root's commands still leave what is behind
    // it alone.
    Path target = host().file("target/file", "untouched\n");
    String before = fingerprint(target);
    try (TestAccount eve = TestAccount.create()) {
      Path own = state(eve.name());
      Command.of("ln", "-s", String.valueOf(target.getParent()), own.toString()).runOk();
      Podspawn podspawn = new Podspawn(host().installation());
      assertThat(podspawn.run("list", "--format", "{user}").lines())
          .contains(host().bob().name())
          .doesNotContain(eve.name());
      podspawn.run("cleanup");
      Command.of("rm", own.toString()).runOk();
    }
    assertThat(fingerprint(target)).isEqualTo(before);
    assertThat(
            Command.of("ls", "-A", String.valueOf(target.getParent())).runOk().lines())
        .containsExactly("file");
  }

  @Test
  default void theContainerDoesNotReachTheHostsLoopback() {
    String heard = "h() { echo | nc -w 1 \"$1\" " + host().port() + "; }; ";
    String gateway = "h $(ip route | sed -n 's/^default via \\([0-9.]*\\).*/\\1/p'); ";
    assertThat(HostService.heardAt(host().port())).isEqualTo(HostService.GREETING);
    assertThat(host()
            .alice()
            .run(heard + gateway + "h 127.0.0.1; h 10.0.2.2; h host.containers.internal")
            .stdout())
        .isEmpty();
  }

  @Test
  default void sudoAllowsNothing() {
    Assumptions.assumeTrue(
        HostQuirks.findProgram("sudo").isPresent(), "NOT TESTED: no sudo; apt-get install sudo");
    assertThat(host().asAlice("sudo -n -l").stdout()).doesNotContain("NOPASSWD", "(");
    assertThat(host().asAlice("sudo -n true").exit()).isEqualTo(1);
  }

  private Path state(String user) {
    return host().installation().state().resolve("users").resolve(user);
  }

  private static String fingerprint(Path file) {
    return Command.of("stat", "-c", "%i %U %G %a %s %Y %Z %h", file.toString())
            .runOk()
            .stdout()
        + Command.of("cat", file.toString()).runOk().stdout();
  }
}
