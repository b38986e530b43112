package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Command;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OutputOptions;
import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.print.Row;
import dev.podspawn.cli.print.Table;
import dev.podspawn.cli.user.UserFields;
import dev.podspawn.cli.user.Users;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.util.List;

/** Lists users. */
@Command(
    name = "list-users",
    description = "List the users, with their accounts, keys and where those come from;"
        + " only root can do it")
public final class ListUsersCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @AirlineModule
  private OutputOptions printing = new OutputOptions();

  @Override
  public ExitStatus run(Wiring wiring) {
    Output output = wiring.output(printing);
    output.check(UserFields.ALL);
    Users users = wiring.users(global, true);
    List<Row> rows = users.all().stream().map(users::row).toList();
    if (!output.isForPeople()) {
      output.rows(UserFields.ALL, rows);
      return ExitStatus.OK;
    }
    Table table = new Table("user", "account", "uid", "keys", "sources");
    for (Row row : rows) {
      table.add(
          row.shown(UserFields.USER),
          row.shown(UserFields.ACCOUNT),
          row.shown(UserFields.UID),
          row.shown(UserFields.KEYS),
          row.shown(UserFields.SOURCES));
    }
    output.table(table);
    return ExitStatus.OK;
  }
}
