package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.admin.Answer;
import dev.podspawn.cli.admin.RemovedFields;
import dev.podspawn.cli.admin.Sessions;
import dev.podspawn.cli.admin.Targets;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OptionNames;
import dev.podspawn.cli.option.OutputOptions;
import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.print.Row;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.name.UserName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends sessions at once. */
@Command(
    name = "kill",
    description = "End sessions at once, whoever is connected, and remove their containers;"
        + " 'stop' is the same")
public final class KillCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @AirlineModule
  private OutputOptions printing = new OutputOptions();

  @Option(name = "--all", description = "All sessions, or with --user all of that user's")
  private boolean all;

  @Option(
      name = OptionNames.USER,
      title = "name",
      arity = 1,
      description = "Only this user's sessions")
  private @Nullable String user;

  @Option(
      name = {"--yes", "--force"},
      description = "Do not ask; it asks only for --all, and only on a terminal")
  private boolean yes;

  @Option(name = "--if-there", description = "A session that is not there is no failure")
  private boolean ifThere;

  @Arguments(
      title = "session",
      description = "USER, USER@PROJECT, or an id that 'podspawn list' shows; several may be given")
  private List<String> names = new ArrayList<>();

  @Override
  public ExitStatus run(Wiring wiring) {
    if (all == !names.isEmpty()) {
      throw usage("either sessions or --all must be given");
    }
    Output output = wiring.output(printing);
    output.check(RemovedFields.ALL);
    Sessions sessions = wiring.sessions(global);
    Answer answer = sessions.list(Optional.ofNullable(user).map(UserName::parse));
    List<Row> targets = all ? answer.rows() : named(answer.rows());
    if (all && !yes && !targets.isEmpty() && !wiring.isAgreed(question(targets))) {
      return ExitStatus.REFUSED;
    }
    Answer killed = sessions.kill(targets);
    print(output, killed);
    answer.add(killed);
    return wiring.status(answer);
  }

  private List<Row> named(List<Row> sessions) {
    if (!ifThere) {
      return Targets.find(names, sessions);
    }
    return sessions.stream()
        .filter(session -> names.stream().anyMatch(name -> Targets.isNamed(session, name)))
        .toList();
  }

  private static String question(List<Row> targets) {
    List<String> addresses = targets.stream().map(Targets::address).toList();
    return "End " + String.join(", ", addresses) + "?";
  }

  private static void print(Output output, Answer killed) {
    if (!output.isForPeople()) {
      output.rows(RemovedFields.ALL, killed.rows());
      return;
    }
    for (Row row : killed.rows()) {
      output.line("removed " + RemovedFields.sentence(row));
    }
    if (killed.rows().isEmpty()) {
      output.line("nothing to remove");
    }
  }

  private static PodspawnException usage(String reason) {
    return new PodspawnException(
        ErrorCode.USAGE, new Message("end sessions", reason, "'podspawn help kill'"), null);
  }
}
