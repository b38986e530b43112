package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;

/** Lets the person's own ssh know podspawn's names. */
@Command(
    name = "setup",
    description = "Let your own ssh know names such as work.pod, by a line at the top of"
        + " ~/.ssh/config. For a server see server-setup")
public final class SetupCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(name = "--dry-run", description = "Say what would be done, and do nothing")
  private boolean dryRun;

  @Option(name = "--undo", description = "Take back what setup did")
  private boolean undo;

  @Override
  public ExitStatus run(Wiring wiring) {
    wiring.client(global).setUp(undo, dryRun);
    return ExitStatus.OK;
  }
}
