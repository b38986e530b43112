package dev.podspawn.cli.wiring;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The person's own ssh, found by PATH, on our terminal and streams. */
final class Ssh {
  private Ssh() {}

  /**
   * Runs ssh to its end.
   *
   * @return its exit status
   * @throws PodspawnException SSH_PROGRAM_FAILED: it cannot be started
   */
  static ExitStatus run(List<String> words) {
    List<String> argv = new ArrayList<>(List.of("ssh"));
    argv.addAll(words);
    try {
      Process ssh = new ProcessBuilder(argv).inheritIO().start();
      return new ExitStatus(ssh.waitFor() & 0xff);
    } catch (IOException e) {
      throw notRun("ssh", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitStatus.LOGIN_FAILED;
    }
  }

  static PodspawnException notRun(String program, IOException e) {
    return new PodspawnException(
        ErrorCode.SSH_PROGRAM_FAILED,
        new Message(
            "run " + program, String.valueOf(e.getMessage()), "installing OpenSSH's client"),
        e);
  }
}
