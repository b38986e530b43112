package dev.podspawn.cli;

import dev.podspawn.cli.wiring.Surroundings;
import dev.podspawn.core.exit.ExitStatus;
import java.util.List;
import java.util.Optional;

/** Where the process begins and ends; the only place that exits. */
public final class Main {
  private Main() {}

  /** Asked here, so that what sshd starts loads not one class more. */
  static boolean mayCarrySsh(List<String> words) {
    return words.contains("connect") || words.contains("ssh");
  }

  /** Runs the command line and exits with its status. */
  public static void main(String[] arguments) {
    List<String> words = List.of(arguments);
    Optional<ExitStatus> connected = mayCarrySsh(words) ? ClientLine.run(words) : Optional.empty();
    ExitStatus status = connected.isPresent()
        ? connected.get()
        : new PodspawnCli(Surroundings.ofProcess()).run(words);
    System.out.flush();
    System.err.flush();
    // Not exit: everything is closed by now, and a thread may be reading a client's input that
    // never comes.
    Runtime.getRuntime().halt(status.value());
  }
}
