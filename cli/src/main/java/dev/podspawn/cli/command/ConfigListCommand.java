package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Command;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OutputOptions;
import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.print.Row;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.util.List;

/** Lists the client's configuration. */
@Command(name = "list", description = "List what the client's configuration says")
public final class ConfigListCommand implements PodspawnCommand {
  private static final List<Field> FIELDS = List.of(Field.text("key"), Field.text("value"));

  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @AirlineModule
  private OutputOptions printing = new OutputOptions();

  @Override
  public ExitStatus run(Wiring wiring) {
    Output output = wiring.output(printing);
    output.check(FIELDS);
    List<Row> rows = wiring.client(global).values().entrySet().stream()
        .map(entry -> new Row(FIELDS).set("key", entry.getKey()).set("value", entry.getValue()))
        .toList();
    if (output.isForPeople()) {
      rows.forEach(row -> output.line(row.shown("key") + " = " + row.shown("value")));
    } else {
      output.rows(FIELDS, rows);
    }
    return ExitStatus.OK;
  }
}
