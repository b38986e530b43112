package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.admin.Answer;
import dev.podspawn.cli.admin.SessionFields;
import dev.podspawn.cli.admin.Targets;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OutputOptions;
import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.print.Row;
import dev.podspawn.cli.print.Table;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.util.Optional;

/** Says all there is to say of one session. */
@Command(name = "inspect", description = "Show everything that is known of one session")
public final class InspectCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @AirlineModule
  private OutputOptions printing = new OutputOptions();

  @Required
  @Arguments(
      title = "session",
      description = "USER, USER@PROJECT, or an id that 'podspawn list' shows")
  private String name = "";

  @Override
  public ExitStatus run(Wiring wiring) {
    Output output = wiring.output(printing);
    output.check(SessionFields.ALL);
    Answer answer = wiring.sessions(global).list(Optional.empty());
    Row session = Targets.find(name, answer.rows());
    if (output.isForPeople()) {
      Table table = new Table("field", "value");
      for (Field field : SessionFields.ALL) {
        table.add(field.name(), session.shown(field.name()));
      }
      output.table(table);
    } else {
      output.row(SessionFields.ALL, session);
    }
    return ExitStatus.OK;
  }
}
