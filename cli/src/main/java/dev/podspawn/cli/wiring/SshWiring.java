package dev.podspawn.cli.wiring;

import dev.podspawn.cli.client.SshWords;
import dev.podspawn.core.exit.ExitStatus;
import java.util.List;
import java.util.Optional;

/** ssh to a name. */
public final class SshWiring {
  private SshWiring() {}

  /**
   * Runs ssh on our terminal and streams.
   *
   * @return its exit status
   */
  public static ExitStatus run(List<String> words) {
    ExitStatus status = Ssh.run(SshWords.completed(words));
    boolean known = ClientPlaces.ofProcess(Optional.empty()).isSetUp();
    if (status.equals(ExitStatus.LOGIN_FAILED) && !known) {
      System.err.println("podspawn: ssh does not know podspawn's names; try 'podspawn setup'");
    }
    return status;
  }
}
