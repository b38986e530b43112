package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Command;
import dev.podspawn.cli.client.Probes;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OutputOptions;
import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.print.Row;
import dev.podspawn.cli.print.Table;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.util.List;

/** Lists the servers of the client's configuration. */
@Command(
    name = "servers",
    description = "List the servers that you have named, and whether they answer; exit status 1 if"
        + " one does not")
public final class ServersCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @AirlineModule
  private OutputOptions printing = new OutputOptions();

  @Override
  public ExitStatus run(Wiring wiring) {
    Output output = wiring.output(printing);
    output.check(Probes.ALL);
    List<Row> rows = wiring.client(global).servers();
    if (output.isForPeople()) {
      Table table = new Table("name", "server", "jump", "state", "latency", "ssh")
          .colour(Probes.STATE, Probes.COLOURS);
      rows.forEach(row -> table.add(
          row.shown(Probes.NAME),
          row.shown(Probes.SERVER),
          row.shown(Probes.JUMP),
          row.shown(Probes.STATE),
          Probes.latency(row),
          row.shown(Probes.SSH)));
      output.table(table);
      rows.forEach(row -> row.text(Probes.TROUBLE).ifPresent(wiring.err()::println));
    } else {
      output.rows(Probes.ALL, rows);
    }
    return Probes.anyIsDown(rows) ? ExitStatus.FAILED : ExitStatus.OK;
  }
}
