package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;

/** Tells ssh which names land in which project. */
@Command(
    name = "sync",
    description = "Write ssh's blocks anew from your configuration, and say which names land in"
        + " which project; servers do not tell theirs yet")
public final class ProjectsSyncCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(name = "--dry-run", description = "Say what would be done, and do nothing")
  private boolean dryRun;

  @Override
  public ExitStatus run(Wiring wiring) {
    wiring.client(global).syncProjects(dryRun);
    return ExitStatus.OK;
  }
}
