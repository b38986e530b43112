package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OutputOptions;
import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.print.Row;
import dev.podspawn.cli.user.UserFields;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.name.UserName;

/** Tells all about one user. */
@Command(name = "show", description = "Tell all about one user; only root can do it")
public final class UserShowCommand implements PodspawnCommand {
  private static final int WIDTH = 14;

  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @AirlineModule
  private OutputOptions printing = new OutputOptions();

  @Arguments(title = "user", description = "The user's name")
  @Required
  private String name = "";

  @Override
  public ExitStatus run(Wiring wiring) {
    Output output = wiring.output(printing);
    output.check(UserFields.ALL);
    Row row = wiring.users(global, true).row(UserName.parse(name));
    if (!output.isForPeople()) {
      output.row(UserFields.ALL, row);
      return ExitStatus.OK;
    }
    for (Field field : UserFields.ALL) {
      row.text(field.name())
          .ifPresent(value ->
              output.line(field.name() + " ".repeat(WIDTH - field.name().length()) + value));
    }
    return ExitStatus.OK;
  }
}
