package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.admin.Answer;
import dev.podspawn.cli.admin.BoxFields;
import dev.podspawn.cli.admin.ConfigFields;
import dev.podspawn.cli.admin.ServiceFields;
import dev.podspawn.cli.admin.SessionFields;
import dev.podspawn.cli.admin.Sessions;
import dev.podspawn.cli.admin.Targets;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OptionNames;
import dev.podspawn.cli.option.OutputOptions;
import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.print.Row;
import dev.podspawn.cli.print.Table;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.name.UserName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says all there is to say of one session. */
@Command(
    name = "inspect",
    description = "Show everything that is known of one session; or what holds for a user's logins")
public final class InspectCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @AirlineModule
  private OutputOptions printing = new OutputOptions();

  @Option(
      name = "--security",
      description = "Show what was asked for the container, and what the engine and the kernel say"
          + " is in force")
  private boolean security;

  @Option(
      name = "--settings",
      description = "Show what holds for logins of USER or USER@PROJECT, and which file says so;"
          + " there need be no session")
  private boolean settings;

  @Option(
      name = OptionNames.USER,
      title = "name",
      arity = 1,
      description = "Only among this user's sessions")
  private @Nullable String user;

  @Option(
      name = "--services",
      hidden = true,
      description = "For the podspawn that root runs: the session's services alone")
  private boolean services;

  @Option(
      name = "--for-root",
      hidden = true,
      description = "For the podspawn that root runs: exit status 0 whatever is in force")
  private boolean forRoot;

  @Required
  @Arguments(
      title = "session",
      description = "USER, USER@PROJECT, or an id that 'podspawn list' shows")
  private String name = "";

  @Override
  public ExitStatus run(Wiring wiring) {
    Output output = wiring.output(printing);
    if (settings) {
      output.check(ConfigFields.ALL);
      tellSettings(wiring.projects(global).settings(name), output);
      return ExitStatus.OK;
    }
    output.check(fields());
    Sessions sessions = wiring.sessions(global);
    Answer answer = sessions.list(Optional.ofNullable(user).map(UserName::parse));
    Row session = Targets.find(name, answer.rows());
    if (security) {
      return tell(sessions.security(session), output, wiring);
    }
    Answer found = sessions.services(session);
    if (services) {
      output.rows(ServiceFields.ALL, found.rows());
    } else if (output.isForPeople()) {
      tell(session, found.rows(), output);
    } else {
      boolean known = found.troubles().isEmpty();
      Row whole =
          known ? SessionFields.with(session, found.rows()) : session.to(SessionFields.INSPECTED);
      output.row(SessionFields.INSPECTED, whole);
    }
    return wiring.status(found);
  }

  private List<Field> fields() {
    if (services) {
      return ServiceFields.ALL;
    }
    return security ? BoxFields.ALL : SessionFields.INSPECTED;
  }

  private static void tell(Row session, List<Row> services, Output output) {
    Table table = new Table("field", "value");
    for (Field field : SessionFields.ALL) {
      table.add(field.name(), session.shown(field.name()));
    }
    output.table(table);
    if (!services.isEmpty()) {
      Table beside = new Table("service", "image", "state");
      for (Row row : services) {
        String exit = row.text(ServiceFields.EXIT).map(status -> " " + status).orElse("");
        beside.add(
            row.shown(ServiceFields.NAME),
            row.shown(ServiceFields.IMAGE),
            row.shown(ServiceFields.STATE) + exit);
      }
      output.line("");
      output.table(beside);
    }
  }

  private static void tellSettings(List<Row> rows, Output output) {
    if (!output.isForPeople()) {
      output.rows(ConfigFields.ALL, rows);
      return;
    }
    Table table = new Table("key", "value", "origin");
    for (Row row : rows) {
      table.add(
          row.shown(ConfigFields.KEY),
          row.shown(ConfigFields.VALUE),
          row.shown(ConfigFields.ORIGIN));
    }
    output.table(table);
  }

  /** FAILED where something that was asked for is not in force, or could not be looked at. */
  private ExitStatus tell(Answer answer, Output output, Wiring wiring) {
    List<Row> rows = answer.rows();
    if (output.isForPeople()) {
      Table table = new Table("promise", "asked", "in force", "source", "state");
      for (Row row : rows) {
        table.add(
            row.shown(BoxFields.PROMISE),
            row.shown(BoxFields.ASKED),
            row.shown(BoxFields.IN_FORCE),
            row.shown(BoxFields.SOURCE),
            row.shown(BoxFields.STATE));
      }
      output.table(table);
    } else {
      output.rows(BoxFields.ALL, rows);
    }
    ExitStatus status = wiring.status(answer);
    boolean failed = rows.isEmpty() || rows.stream().anyMatch(BoxFields::isFailure);
    return failed && !forRoot ? ExitStatus.FAILED : status;
  }
}
