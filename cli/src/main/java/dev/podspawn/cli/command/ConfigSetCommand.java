package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.restrictions.MaxOccurrences;
import com.github.rvesse.airline.annotations.restrictions.MinOccurrences;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.util.ArrayList;
import java.util.List;

/** Changes one value of the client's configuration. */
@Command(
    name = "set",
    description = "Set a value of the client's configuration, and tell ssh if setup has been run;"
        + " comments in the file stay")
public final class ConfigSetCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Required
  @MinOccurrences(occurrences = 2)
  @MaxOccurrences(occurrences = 2)
  @Arguments(
      title = {"key", "value"},
      description = "Such as servers.default host:2222, work.pod host, or work.pod.jump bastion")
  private List<String> words = new ArrayList<>();

  @Override
  public ExitStatus run(Wiring wiring) {
    wiring.client(global).set(words.get(0), words.get(1));
    return ExitStatus.OK;
  }
}
