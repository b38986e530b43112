package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What logins and an admin's commands leave in the audit log of an account with an engine of its own. */
class AuditIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void everyEventOfASessionIsALineOfItsUsersFile() {
    try (PodHost host = PodHost.start(EngineKind.ROOTLESS_PODMAN)) {
      PodUser alice = host.addUser();
      host.installation().configure("log:\n  audit_log: /var/log/podspawn/audit.log\n");
      assertThat(alice.run("exit 3").exit()).isEqualTo(3);
      alice.awaitNoContainer();
      try (Running login = alice.ssh().start("echo ready; exec sleep 1000")) {
        login.stdout().await("ready", PATIENCE);
        new Podspawn(host.installation()).run("kill", alice.name()).ok();
        assertThat(login.result(PATIENCE).exit()).isEqualTo(255);
      }
      Path file =
          host.installation().state().resolve("users").resolve(alice.name()).resolve("audit.log");
      String what = "[.event, .actor, .exit_code, .reason, .kind, .client] | map(. // \"-\")"
          + " | join(\" \")";
      List<String> lines = jq(file, what);
      assertThat(lines.subList(0, 7))
          .containsExactly(
              "container.create " + alice.name() + " - - - -",
              "session.connect " + alice.name() + " - - command 127.0.0.1",
              "session.command " + alice.name() + " 3 - - -",
              "session.disconnect " + alice.name() + " - - - -",
              "container.destroy " + alice.name() + " - disconnected - -",
              "container.create " + alice.name() + " - - - -",
              "session.connect " + alice.name() + " - - command 127.0.0.1");
      // Of two processes, the login and the one that killed it, nobody knows who is first.
      assertThat(lines.subList(7, lines.size()))
          .containsExactlyInAnyOrder(
              "container.destroy root as " + alice.name() + " - killed - -",
              "session.disconnect " + alice.name() + " - - - -");
      assertThat(jq(file, "[.user, (.session_id | length), (.container_id | length)] | @csv"))
          .allMatch(line -> line.equals("\"" + alice.name() + "\",12,64"));
    }
  }

  @Test
  void aLogThatIsRequiredAndCannotBeWrittenKeepsLoginsOut() {
    try (PodHost host = PodHost.start(EngineKind.ROOTLESS_PODMAN)) {
      PodUser alice = host.addUser();
      Path inTheWay =
          host.installation().state().resolve("users").resolve(alice.name()).resolve("audit.log");
      Command.of("mkdir", inTheWay.toString()).runOk();
      String log = "log:\n  audit_log: /var/log/podspawn/audit.log\n";
      host.installation().configure(log);
      assertThat(alice.run("exit 3").exit()).isEqualTo(3);
      host.installation().configure(log + "  audit_required: true\n");
      Result refused = alice.run("exit 3");
      assertThat(refused.exit()).isEqualTo(255);
      assertThat(refused.stderr()).startsWith("PS1411 could not go on");
      alice.awaitNoContainer();
    }
  }

  private static List<String> jq(Path file, String filter) {
    return Command.of("jq", "-r", filter, file.toString()).runOk().lines();
  }
}
