package dev.podspawn.core.guestbinary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.temp.ShortTempDir;
import dev.podspawn.fixtures.toolbox.Toolbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** podspawn-lend-agent, between an agent that turns letters into capitals and a client in Perl. */
@Timeout(60)
class LendAgentTest {
  private static final String PROGRAM = Toolbox.directory()
      .resolve("../../libexec/podspawn-lend-agent")
      .normalize()
      .toString();
  private static final String CAPITALS = """
      use IO::Socket::UNIX;
      my $listener = IO::Socket::UNIX->new(Local => $ARGV[0], Listen => 64) or die;
      $| = 1;
      $SIG{CHLD} = 'IGNORE';
      print "ready\\n";
      while (1) {
        my $peer = $listener->accept or next;
        next if fork;
        while (sysread $peer, my $bytes, 65536) { syswrite $peer, uc $bytes }
        exit;
      }
      """;
  private static final String CLIENT = """
      use IO::Socket::UNIX;
      $SIG{PIPE} = 'IGNORE';
      my $name = $ENV{PODSPAWN_AGENT} or die "none";
      my @all = map { IO::Socket::UNIX->new(Peer => $name) or die "refused" } 1 .. $ARGV[0];
      for my $i (0 .. $#all) { syswrite $all[$i], "a$i" x 10 }
      for my $i (0 .. $#all) {
        shutdown $all[$i], 1;
        my $got = '';
        while (sysread $all[$i], my $bytes, 4096) { $got .= $bytes }
        $got eq "A$i" x 10 or die "got '$got'";
      }
      print "all well\\n";
      """;

  private final ShortTempDir dir = ShortTempDir.create();
  private final String socket = dir.path().resolve("agent").toString();
  private final Running agent = Command.of("perl", "-e", CAPITALS, socket).start();

  @BeforeEach
  void awaitAgent() {
    agent.stdout().await("ready", Duration.ofSeconds(10));
  }

  @AfterEach
  void tidyUp() {
    agent.close();
    dir.close();
  }

  private Command lending(String account, String... command) {
    return Command.of(PROGRAM, account, "--").with(command).env("SSH_AUTH_SOCK", socket);
  }

  private static String me() {
    return Command.of("id", "-un").runOk().stdout().strip();
  }

  @Test
  void carriesConnectionsOfTheAccount() {
    assertThat(lending(me(), "perl", "-e", CLIENT, "1").runOk().stdout()).isEqualTo("all well\n");
    assertThat(lending(me(), "perl", "-e", CLIENT, "50").runOk().stdout()).isEqualTo("all well\n");
  }

  @Test
  void refusesOtherAccounts() {
    assumeTrue(me().equals("root"), "SKIPPED: only root can become another account");
    String[] asNobody = {"setpriv", "--reuid=65534", "--clear-groups", "perl", "-e", CLIENT, "1"};
    assertThat(lending("daemon", asNobody).run().stderr()).contains("got ''");
    assertThat(lending("nobody", asNobody).runOk().stdout()).isEqualTo("all well\n");
  }

  @Test
  void leavesStatusAndSignalsOfTheCommandAlone() {
    assertThat(lending(me(), "sh", "-c", "exit 42").run().exit()).isEqualTo(42);
    assertThat(lending(me(), "sh", "-c", "kill -9 $$").run().exit()).isEqualTo(137);
    assertThat(lending(me(), "/no/such/command").run().exit()).isEqualTo(255);
    assertThat(Command.of(PROGRAM, me(), "true").run().exit()).isEqualTo(255);
  }

  @Test
  void lendsNothingWithoutAnAgent() {
    Result result = Command.of(PROGRAM, me(), "--", "sh", "-c", "echo \"[$PODSPAWN_AGENT]\"")
        .env("SSH_AUTH_SOCK", "")
        .env("PODSPAWN_AGENT", "/forged")
        .runOk();
    assertThat(result.stdout()).isEqualTo("[]\n");
  }

  @Test
  void namesDifferEachTime() {
    String[] show = {"sh", "-c", "echo $PODSPAWN_AGENT"};
    String first = lending(me(), show).runOk().stdout();
    assertThat(first).matches("/tmp/podspawn-agent-[0-9A-Za-z]{6}/s\n");
    assertThat(lending(me(), show).runOk().stdout()).isNotEqualTo(first);
  }

  @Test
  void directoryIsForPassingThroughOnlyAndGoneAfterwards() {
    String script = "stat -c %a \"$(dirname \"$PODSPAWN_AGENT\")\"; echo \"$PODSPAWN_AGENT\"";
    List<String> lines = lending(me(), "sh", "-c", script).runOk().lines();
    assertThat(lines.get(0)).isEqualTo("711");
    Path directory = Path.of(lines.get(1)).getParent();
    Await.until("the end of " + directory, Duration.ofSeconds(10), () -> !Files.exists(directory));
  }

  @Test
  void isGoneWithTheCommandThoughThatChangedItsUser() {
    assumeTrue(me().equals("root"), "SKIPPED: only root can become another account");
    String script =
        "exec setpriv --reuid=65534 --clear-groups sh -c 'echo $PODSPAWN_AGENT; exec sleep 60'";
    try (Running command = lending("nobody", "sh", "-c", script).start()) {
      command.stdout().await("\n", Duration.ofSeconds(10));
      Path name = Path.of(command.stdout().text().strip());
      assertThat(name).exists();
      command.kill();
      Await.until("the end of what lends", Duration.ofSeconds(10), () -> !Files.exists(name));
    }
  }
}
