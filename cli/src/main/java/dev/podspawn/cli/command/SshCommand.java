package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.wiring.SshWiring;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.util.ArrayList;
import java.util.List;

/** Runs ssh; its own options never come to Airline. */
@Command(
    name = "ssh",
    description = "Run ssh with all its own options; a bare name becomes a .pod name, and the exit"
        + " status is ssh's")
public final class SshCommand implements PodspawnCommand {
  @Required
  @Arguments(
      title = "argument",
      description = "As for ssh: options, [user@]name, and perhaps a command")
  private List<String> words = new ArrayList<>();

  @Override
  public ExitStatus run(Wiring wiring) {
    return SshWiring.run(words);
  }
}
