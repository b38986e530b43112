package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.admin.Answer;
import dev.podspawn.cli.admin.SessionFields;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OptionNames;
import dev.podspawn.cli.option.OutputOptions;
import dev.podspawn.cli.print.Human;
import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.print.Row;
import dev.podspawn.cli.print.Table;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.name.UserName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists sessions. */
@Command(
    name = "list",
    description = "List sessions: root sees those of all users, a user their own")
public final class ListCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @AirlineModule
  private OutputOptions printing = new OutputOptions();

  @Option(
      name = OptionNames.USER,
      title = "name",
      arity = 1,
      description = "Only this user's sessions")
  private @Nullable String user;

  @Override
  public ExitStatus run(Wiring wiring) {
    Output output = wiring.output(printing);
    output.check(SessionFields.ALL);
    Answer answer = wiring.sessions(global).list(Optional.ofNullable(user).map(UserName::parse));
    if (output.isForPeople()) {
      output.table(table(answer));
    } else {
      output.rows(SessionFields.ALL, answer.rows());
    }
    return wiring.status(answer);
  }

  private static Table table(Answer answer) {
    Table table = new Table("id", "user", "project", "mode", "state", "connections", "age", "left");
    for (Row row : answer.rows()) {
      table.add(
          row.shown(SessionFields.ID),
          row.shown(SessionFields.USER),
          row.shown(SessionFields.PROJECT),
          row.shown(SessionFields.MODE),
          state(row),
          row.shown(SessionFields.CONNECTIONS),
          Human.seconds(row.number(SessionFields.AGE)),
          Human.seconds(row.number(SessionFields.LIFETIME_LEFT)));
    }
    return table;
  }

  /** With how long it waits yet, if it does. */
  private static String state(Row row) {
    String wait = Human.seconds(row.number(SessionFields.GRACE_LEFT));
    return row.shown(SessionFields.STATE) + (wait.isEmpty() ? "" : " " + wait);
  }
}
