package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.util.Optional;

/** Prints one value of the client's configuration. */
@Command(
    name = "get",
    description = "Print a value of the client's configuration; exit status 3 where there is none")
public final class ConfigGetCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Required
  @Arguments(title = "key", description = "Such as servers.default, or work.pod")
  private String key = "";

  @Override
  public ExitStatus run(Wiring wiring) {
    Optional<String> value = wiring.client(global).value(key);
    value.ifPresent(wiring.out()::println);
    return value.isPresent() ? ExitStatus.OK : ExitStatus.NOT_FOUND;
  }
}
