package dev.podspawn.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.authkeys.HostileKeys;
import dev.podspawn.core.authkeys.StrictKeyLine;
import dev.podspawn.fixtures.host.HostQuirks;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The installed program as sshd runs it, as nobody, on a hundred of the inputs that AuthorizedKeysFuzzTest has ten thousand
 * of.
 */
class AuthKeysFuzzIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int INPUTS = 100;
  private static final int AT_A_TIME = 4;

  /** One input, under way. */
  private record Asked(String name, Path config, Running process) {}

  @Test
  void theInstalledProgramGivesNoMoreThanTheForcedCommandEither() throws IOException {
    Assumptions.assumeTrue(HostQuirks.isRoot(), "NOT TESTED: only root can run it as nobody");
    Random random = new Random(20261124);
    int printed = 0;
    try (Installation podspawn = Installation.make()) {
      for (int i = 0; i < INPUTS; i += AT_A_TIME) {
        List<Asked> asked = new ArrayList<>();
        for (int j = i; j < i + AT_A_TIME; j++) {
          asked.add(ask(podspawn, HostileKeys.name(random), HostileKeys.file(random), j));
        }
        for (Asked one : asked) {
          printed += judged(podspawn, one);
        }
      }
    }
    assertThat(printed).isGreaterThan(INPUTS / 4);
  }

  /** With a key directory and a configuration of its own, for several are under way. */
  private static Asked ask(Installation podspawn, String name, byte[] content, int number)
      throws IOException {
    String word = name.replace("\0", "");
    Path keys = Files.createDirectory(podspawn.file("fuzz-" + number));
    if (word.matches("[a-z0-9_-]+")) {
      Files.write(keys.resolve(word), content);
    }
    Path config = Files.writeString(
        podspawn.file("fuzz-" + number + ".yaml"), "auth:\n  key_dir: " + keys + "\n");
    Command command = Command.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")
        .with(podspawn.launcher().toString(), "--config", config.toString(), "auth-keys", word)
        .cleanEnv()
        .env("PATH", "/usr/bin:/bin");
    return new Asked(word, config, command.start());
  }

  /** How many lines it printed, each of them found sound. */
  private static int judged(Installation podspawn, Asked asked) throws IOException {
    try (Running running = asked.process()) {
      running.stdin().close();
      Result result = running.result(PATIENCE);
      assertThat(result.exit()).as(result.toString()).isIn(0, 1, 2);
      assertThat(result.stderr()).doesNotContain("Exception", "\tat ", "PS1901");
      String command =
          podspawn.launcher() + " spawn --config " + asked.config() + " --user " + asked.name();
      List<String> lines = result.stdout().lines().toList();
      assertThat(lines)
          .allSatisfy(line -> assertThat(StrictKeyLine.fault(line, command)).isEmpty());
      assertThat(result.exit() == 0 || lines.isEmpty()).isTrue();
      return lines.size();
    }
  }
}
