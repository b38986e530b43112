package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.client.HostKeys;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.print.Table;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a server's host keys, and takes one for true that the person knows. */
@Command(
    name = "known-hosts",
    description = "Show the host keys of a name's server as anybody in between may show them; with"
        + " --add, put the one whose fingerprint you have from its admin into ~/.ssh/known_hosts")
public final class KnownHostsCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(
      name = "--add",
      title = "fingerprint",
      arity = 1,
      description = "The fingerprint, SHA256:...; a server that does not show it is refused")
  private @Nullable String fingerprint;

  @Required
  @Arguments(title = "name", description = "Such as work.pod; a bare name becomes a .pod name")
  private String name = "";

  @Override
  public ExitStatus run(Wiring wiring) {
    HostKeys keys = wiring.client(global).hostKeys(name, Optional.ofNullable(fingerprint));
    if (fingerprint == null) {
      Table table = new Table("server", "type", "fingerprint");
      keys.keys().forEach(key -> table.add(keys.knownAs(), key.type(), key.fingerprint()));
      table.lines(false).forEach(wiring.out()::println);
    }
    return keys.keys().isEmpty() ? ExitStatus.FAILED : ExitStatus.OK;
  }
}
