package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.client.Ping;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OutputOptions;
import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.print.Row;
import dev.podspawn.cli.print.Table;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.util.List;

/** Tries a login stage by stage. */
@Command(
    name = "ping",
    description = "Try a login stage by stage: name, addresses, TCP, the server's first line, your"
        + " key, podspawn itself, the container; exit status 1 if one fails")
public final class PingCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @AirlineModule
  private OutputOptions printing = new OutputOptions();

  @Required
  @Arguments(title = "user@name", description = "As for ssh; a bare name becomes a .pod name")
  private String destination = "";

  @Override
  public ExitStatus run(Wiring wiring) {
    Output output = wiring.output(printing);
    output.check(Ping.ALL);
    List<Row> rows = wiring.client(global).ping(destination);
    if (output.isForPeople()) {
      Table table = new Table("stage", "state", "time", "detail").colour(Ping.STATE, Ping.COLOURS);
      rows.forEach(row -> table.add(
          row.shown(Ping.STAGE),
          row.shown(Ping.STATE),
          row.shown(Ping.MILLIS) + " ms",
          row.shown(Ping.DETAIL)));
      output.table(table);
    } else {
      output.rows(Ping.ALL, rows);
    }
    boolean all = rows.stream().allMatch(row -> row.shown(Ping.STATE).equals(Ping.OK));
    return all ? ExitStatus.OK : ExitStatus.FAILED;
  }
}
