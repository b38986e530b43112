package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import com.github.rvesse.airline.annotations.restrictions.MaxOccurrences;
import com.github.rvesse.airline.annotations.restrictions.MinOccurrences;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.wiring.ConnectWiring;
import dev.podspawn.cli.wiring.TunnelWiring;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.util.ArrayList;
import java.util.List;

/** Stands between ssh and a server; its usual form goes past Airline. */
@Command(
    name = "connect",
    description = "Connect standard input and output to the server of a name; what setup makes"
        + " ssh call as its ProxyCommand")
public final class ConnectCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(
      name = "--tunnel",
      description = "To sshd inside the container, through a login: HOST is a name such as"
          + " work.pod.tunnel")
  private boolean tunnel;

  @Required
  @MinOccurrences(occurrences = 3)
  @MaxOccurrences(occurrences = 3)
  @Arguments(
      title = {"user", "host", "port"},
      description = "Who logs in, - for anybody; where, by a name such as work.pod or any other;"
          + " and at which port, of which 22 gives way to that of the configuration")
  private List<String> words = new ArrayList<>();

  @Override
  public ExitStatus run(Wiring wiring) {
    wiring.client(global);
    if (tunnel) {
      return TunnelWiring.run(words.get(0), words.get(1), words.get(2));
    }
    return ConnectWiring.run(global.config(), words.get(1), words.get(2));
  }
}
