package dev.podspawn.core.authkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.core.name.UserName;
import dev.podspawn.fixtures.proc.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ten thousand key files, names and offers that nobody in their right mind would write: no line ever gives more than the
 * forced command, and nothing but podspawn's own failures comes of it. {@link StrictKeyLine} judges.
 */
class AuthorizedKeysFuzzTest {
  private static final int INPUTS = 10_000;

  @TempDir
  private Path temporary;

  @SuppressWarnings("NullAway.Init")
  AuthorizedKeysFuzzTest() {}

  @Test
  void noLineEverGivesMoreThanTheForcedCommand() throws IOException {
    Random random = new Random(20261124);
    KeyFiles files = new KeyFiles(temporary);
    int printed = 0;
    int withOptions = 0;
    for (int i = 0; i < INPUTS; i++) {
      byte[] content = HostileKeys.file(random);
      for (String line : linesOf(files.directory(), content, HostileKeys.name(random), random)) {
        printed++;
        withOptions += line.contains("agent-forwarding,") ? 1 : 0;
      }
    }
    // Otherwise it would be nothing but garbage that was tried.
    assertThat(printed).isGreaterThan(INPUTS / 4);
    assertThat(withOptions).isGreaterThan(INPUTS / 20);
  }

  /** The lines for one input, each of them found sound; none for a name that is refused. */
  private static List<String> linesOf(Path directory, byte[] content, String name, Random random)
      throws IOException {
    UserName user;
    try {
      user = UserName.parse(name);
    } catch (PodspawnException e) {
      assertThat(name).doesNotMatch("[a-z][a-z0-9_-]{0,31}");
      assertThat(e.personLine()).matches("PS[0-9]{4} could not [^\\p{Cntrl}]*");
      return List.of();
    }
    assertThat(name).matches("[a-z][a-z0-9_-]{0,31}");
    Path file = Files.write(directory.resolve(name), content);
    KeyFiles.mode(file, "rw-r--r--");
    boolean service = random.nextInt(4) == 0;
    RunAs runAs = service ? new RunAs.ServiceAccount("engine") : RunAs.LOGIN_USER;
    ForcedCommandLine command =
        new ForcedCommandLine(Path.of("/opt/podspawn"), Optional.empty(), runAs);
    AuthorizedKeys keys = new AuthorizedKeys(directory, command, new CapturedLog());
    String expected =
        service ? "sudo -n -u engine -- /opt/podspawn spawn" : "/opt/podspawn spawn --user " + name;
    List<String> lines = keys.linesFor(user, HostileKeys.offered(random));
    for (String line : lines) {
      assertThat(StrictKeyLine.fault(line, expected))
          .as("%s of %s", line, new String(content, StandardCharsets.ISO_8859_1))
          .isEmpty();
    }
    Files.delete(file);
    return lines;
  }

  /** ssh-keygen reads a file as sshd does, and has no opinion of what we meant. */
  @Test
  void whatIsPrintedIsAKeyToOpenSshToo() throws IOException {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")))
        .as("NOT TESTED: /usr/bin/ssh-keygen is not installed")
        .isTrue();
    Random random = new Random(7);
    KeyFiles files = new KeyFiles(temporary);
    List<String> lines = new ArrayList<>();
    while (lines.size() < 300) {
      lines.addAll(linesOf(files.directory(), HostileKeys.file(random), "alice", random));
    }
    // One key at a time would be 300 processes; a file with a bad line is told by the count.
    List<String> keys =
        lines.stream().filter(line -> !line.contains("-cert-v01")).toList();
    Path all = Files.write(temporary.resolve("all"), keys);
    assertThat(Command.of("ssh-keygen", "-l", "-f", all.toString()).runOk().lines())
        .hasSameSizeAs(keys);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "command=\"x\",restrict,pty ssh-ed25519 AAAAC3",
        "restrict,command=\"c\",pty,agent-forwarding ssh-ed25519 AAAAC3",
        "command=\"c\",restrict,pty,agent-forwarding,port-forwarding ssh-ed25519 AAAAC3",
        "command=\"c\",restrict,pty,agent-forwarding,from=\"a\\\",X11-forwarding ssh-ed25519 AAAAC3",
        "command=\"c\",restrict,pty,agent-forwarding,from=\"a\",command=\"d\" ssh-ed25519 AAAAC3",
        "command=\"c\",restrict,pty,agent-forwarding,environment=\"A=b\" ssh-ed25519 AAAAC3",
        "command=\"c\",restrict,pty,agent-forwardingX ssh-ed25519 AAAAC3",
        "command=\"c\",restrict,pty,agent-forwarding ssh-ed25519",
      })
  void theJudgeIsStrict(String line) {
    assertThat(StrictKeyLine.fault(line, "c")).isNotEmpty();
  }
}
