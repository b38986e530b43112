package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.engine.EngineKind;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The one audit log of a service account: those who log in fill it, and can do nothing else to it. */
class ServiceAuditIT {
  /** What whoever wants history rewritten would try; the file is {@code $0}. */
  private static final List<String> ATTEMPTS = List.of(
      "cat \"$0\"",
      "echo x >>\"$0\"",
      ": >\"$0\"",
      "rm -f \"$0\"",
      "mv \"$0\" \"$0.old\"",
      "ln -sf /dev/null \"$0\"",
      "cp /etc/hostname \"$0.new\"",
      "chmod 0666 \"$0\"",
      "ls \"${0%/*}\"",
      "mv \"${0%/*}\" \"${0%/*}.old\"",
      "sudo -n cat \"$0\"");

  private static final String FORGED = "1.2.3.4\",\"user\":\"root\n{\"user\":\"root\"} 1 2 3";

  @Test
  void noLoginAccountCanReadOrRewriteIt() {
    try (PodHost host = PodHost.start(EngineKind.ROOTFUL_PODMAN)) {
      PodUser alice = host.addUser();
      Path log = host.installation().serviceDirectory("audit").resolve("audit.log");
      host.installation().configure("log:\n  audit_log: " + log + "\n");
      assertThat(alice.run("exit 3").exit()).isEqualTo(3);
      String before = read(log);
      assertThat(before)
          .contains("\"event\":\"session.connect\",\"user\":\"" + alice.name() + "\"");
      for (String attempt : ATTEMPTS) {
        Result onTheHost =
            alice.account().command("sh", "-c", attempt, log.toString()).run();
        assertThat(onTheHost.exit()).as(attempt).isNotZero();
      }
      assertThat(read(log)).isEqualTo(before);
      assertThat(alice.run("ls -d " + log.getParent()).exit()).isNotZero();

      assertCannotSayWhatDidNotHappen(host, alice, log);
      assertThat(read(log)).startsWith(before);
    }
  }

  /** By hand, the one command that sudo lets the account run: its variables stay within their fields. */
  private static void assertCannotSayWhatDidNotHappen(PodHost host, PodUser alice, Path log) {
    List<String> crossing = host.installation().crossing();
    alice
        .account()
        .command("env", "SSH_ORIGINAL_COMMAND=true", "SSH_CONNECTION=" + FORGED)
        .with(crossing.toArray(new String[0]))
        .runOk();
    assertThat(Command.of("jq", "-r", ".user", log.toString()).runOk().lines())
        .hasSizeGreaterThan(8)
        .containsOnly(alice.name());
    Result other = alice
        .account()
        .command(crossing.toArray(new String[0]))
        .with("--user", "root")
        .run();
    assertThat(other.exit()).isNotZero();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
