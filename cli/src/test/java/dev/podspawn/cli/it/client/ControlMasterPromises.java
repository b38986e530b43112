package dev.podspawn.cli.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.host.Processes;
import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Result;
import dev.podspawn.fixtures.proc.Running;
import dev.podspawn.fixtures.sshd.SshClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many sessions on one connection of OpenSSH's ssh. */
interface ControlMasterPromises extends OnHost {
  int CHANNELS = 20;
  Duration PATIENCE = Duration.ofMinutes(2);

  /** As in {@code CutPromises}: five seconds are promised, a busy machine takes longer. */
  Duration GONE = Duration.ofSeconds(Integer.getInteger("podspawn.cut.seconds", 15));

  /** All of them run at a time: none ends before its input does, and none is given any before all have begun. */
  @Test
  default void twentyChannelsAtATime() {
    Path socket = host().newDir().resolve("master");
    try (Running master = master(socket)) {
      SshClient channel = onlyBy(socket);
      List<Running> channels = new ArrayList<>();
      try {
        for (int i = 1; i <= CHANNELS; i++) {
          channels.add(
              channel.start("echo begun " + i + "; cat; echo error " + i + " >&2; exit " + i));
        }
        for (int i = 1; i <= CHANNELS; i++) {
          channels.get(i - 1).stdout().await("begun " + i + "\n", PATIENCE);
        }
        for (int i = 1; i <= CHANNELS; i++) {
          say(channels.get(i - 1), "said to " + i + "\n");
        }
        for (int i = 1; i <= CHANNELS; i++) {
          Result result = channels.get(i - 1).result(PATIENCE);
          assertThat(result.exit()).as("channel %d: %s", i, result).isEqualTo(i);
          assertThat(result.stdout()).isEqualTo("begun " + i + "\nsaid to " + i + "\n");
          assertThat(result.stderr()).isEqualTo("error " + i + "\n");
        }
      } finally {
        channels.forEach(Running::close);
      }
      channel.with("-O", "exit").run();
      assertThat(master.waitFor(PATIENCE)).isTrue();
    }
  }

  /** {@code ssh -O exit} closes channels under what they run. */
  @Test
  default void theMastersExitEndsWhatItsChannelsRun() {
    String program = "sleep 9" + ProcessHandle.current().pid() + "9";
    Path socket = host().newDir().resolve("master");
    try (Running master = master(socket)) {
      SshClient channel = onlyBy(socket);
      try (Running plain = channel.start("echo begun; exec " + program + "1");
          Running onTerminal = channel.with("-tt").start("echo begun; exec " + program + "2")) {
        plain.stdout().await("begun", PATIENCE);
        onTerminal.stdout().await("begun", PATIENCE);
        Await.until("the programs", PATIENCE, () -> running(program) == 2);
        channel.with("-O", "exit").run();
        Await.until("the programs' end", GONE, () -> running(program) == 0);
        assertThat(plain.result(PATIENCE).exit()).isEqualTo(255);
        assertThat(onTerminal.result(PATIENCE).exit()).isEqualTo(255);
      }
      assertThat(master.waitFor(PATIENCE)).isTrue();
    }
  }

  /** Where a master refuses a session, ssh would make a connection of its own, did it know how. */
  private SshClient onlyBy(Path socket) {
    return host().ssh().with("-S", socket.toString(), "-o", "ProxyCommand=false");
  }

  private Running master(Path socket) {
    Running master = host()
        .ssh()
        .with("-M", "-S", socket.toString(), "-N", "-o", "ControlPersist=no")
        .start();
    try {
      Await.until("the master's socket", PATIENCE, () -> Files.exists(socket));
      return master;
    } catch (AssertionError e) {
      master.close();
      throw e;
    }
  }

  /** Seen from the host, whose /proc shows the containers' processes too. */
  private static int running(String program) {
    return Processes.ofUsers(uid -> true).stream()
        .filter(info -> info.commandLine().startsWith(program))
        .toList()
        .size();
  }

  private static void say(Running channel, String text) {
    try {
      channel.stdin().write(text.getBytes(StandardCharsets.UTF_8));
      channel.stdin().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
