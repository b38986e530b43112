package dev.podspawn.cli.it;

import dev.podspawn.fixtures.proc.Await;
import dev.podspawn.fixtures.proc.Command;
import dev.podspawn.fixtures.proc.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A real ssh-agent that holds one key, made for it. */
final class SshAgent implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path socket;
  private final Running process;
  private final String listed;

  private SshAgent(Path socket, Running process, String listed) {
    this.socket = socket;
    this.process = process;
    this.listed = listed;
  }

  /**
   * Starts one that listens on a socket.
   *
   * @param command makes a command of the account whose agent it is
   * @param key where the key's file is to be made
   */
  static SshAgent start(Function<List<String>, Command> command, Path socket, Path key) {
    Running process =
        command.apply(List.of("ssh-agent", "-D", "-a", socket.toString())).start();
    try {
      Await.until("the agent's socket", PATIENCE, () -> Files.exists(socket));
      String add =
          "ssh-keygen -q -t ed25519 -N '' -C lent -f \"$1\" && SSH_AUTH_SOCK=$0 && export SSH_AUTH_SOCK"
              + " && ssh-add -q \"$1\" && ssh-add -l";
      String listed = command
          .apply(List.of("sh", "-c", add, socket.toString(), key.toString()))
          .runOk()
          .stdout();
      return new SshAgent(socket, process, listed);
    } catch (RuntimeException | AssertionError e) {
      process.close();
      throw e;
    }
  }

  Path socket() {
    return socket;
  }

  /** What {@code ssh-add -l} prints of it: one line. */
  String listed() {
    return listed;
  }

  @Override
  public void close() {
    process.close();
  }
}
