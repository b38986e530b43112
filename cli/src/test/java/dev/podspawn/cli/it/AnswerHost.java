package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.temp.ShortTempDir;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;

/** An installation whose {@code auth-keys} is asked as sshd asks it, with or without a Java to be found. */
abstract class AnswerHost {
  static final Path DISTRIBUTION = Path.of("target", "podspawn").toAbsolutePath();
  static final Duration PATIENCE = Duration.ofSeconds(30);
  static final String NO_JAVA = "/no/java";
  static final String ED25519 = "ssh-ed25519";
  static final String ONE = "AAAAC3NzaC1lZDI1NTE5AAAAIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g";
  static final String OTHER =
      "AAAAC3NzaC1lZDI1NTE5AAAAIAICAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g";
  static final String KEYS = "# alice's\n" + ED25519 + " " + ONE + " alice@laptop with \\ and \"\n"
      + "from=\"10.0.0.0/8\",expiry-time=\"20990101\" " + ED25519 + " " + OTHER + "\n";

  final ShortTempDir dir = ShortTempDir.create();
  final Path home = dir.resolve("podspawn");

  @BeforeEach
  void install() {
    Assumptions.assumeTrue(HostQuirks.isRoot(), "NOT TESTED: the answers are root's to prepare");
    Assumptions.assumeTrue(
        Files.isExecutable(DISTRIBUTION.resolve("bin/podspawn")),
        "NOT TESTED: no distribution; run 'mvn package' first");
    Command.of("cp", "-r", "--preserve=timestamps", DISTRIBUTION.toString(), home.toString())
        .runOk();
    dir.write("keys/alice", KEYS);
    dir.write("config.yaml", "auth:\n  key_dir: " + dir.resolve("keys") + "\n");
  }

  @AfterEach
  void removeAll() {
    dir.close();
  }

  Command podspawn(String... words) {
    return Command.of(
            home.resolve("bin/podspawn").toString(), "--config", config().toString())
        .with(words);
  }

  Path config() {
    return dir.resolve("config.yaml");
  }

  /** As sshd asks. */
  Command authKeys(String... words) {
    return Command.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--")
        .with(home.resolve("bin/podspawn").toString(), "--config", config().toString(), "auth-keys")
        .with(words);
  }

  static Command withoutJava(Command command) {
    return command.env("PODSPAWN_JAVA", NO_JAVA);
  }

  int prepare() {
    return Integer.parseInt(
        podspawn("keys", "prepare").runOk().stdout().replace("prepared: ", "").strip());
  }

  /** Only what was changed some seconds ago has an answer. */
  void prepared(int answers) {
    Await.until("times that are old", PATIENCE, this::areOld);
    assertThat(prepare()).isEqualTo(answers);
  }

  void prepared() {
    prepared(1);
  }

  void change(String script) {
    Command.of("sh", "-ec", script).in(dir.resolve(".")).runOk();
  }

  boolean areOld() {
    return Command.of("find", dir.resolve("keys").toString(), config().toString())
        .with("-newerct", "3 seconds ago")
        .runOk()
        .stdout()
        .isEmpty();
  }
}
