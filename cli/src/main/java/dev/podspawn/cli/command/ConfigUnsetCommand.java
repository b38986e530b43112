package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;

/** Takes one value out of the client's configuration. */
@Command(
    name = "unset",
    description = "Take a value out of the client's configuration, and tell ssh if setup has been"
        + " run; exit status 3 where there is none")
public final class ConfigUnsetCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Required
  @Arguments(title = "key", description = "Such as servers.default, or work.pod")
  private String key = "";

  @Override
  public ExitStatus run(Wiring wiring) {
    return wiring.client(global).unset(key) ? ExitStatus.OK : ExitStatus.NOT_FOUND;
  }
}
