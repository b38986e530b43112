package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.admin.Answer;
import dev.podspawn.cli.admin.LogRequest;
import dev.podspawn.cli.admin.Sessions;
import dev.podspawn.cli.admin.Targets;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OptionNames;
import dev.podspawn.cli.wiring.LiveLines;
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

/** Shows what the services of a session have said. */
@Command(name = "logs", description = "Show what the services of a session have said")
public final class LogsCommand implements PodspawnCommand {
  private static final int USUAL = 200;
  private static final int MOST = 10_000;

  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(
      name = "--tail",
      title = "lines",
      arity = 1,
      description =
          "How many lines of each service, the last ones; 200 unless given, 10000 at most")
  private int tail = USUAL;

  @Option(
      name = {"-f", "--follow"},
      description = "Go on with what they say, until they have ended; Ctrl-C ends it")
  private boolean follow;

  @Option(
      name = OptionNames.USER,
      title = "name",
      arity = 1,
      description = "Only among this user's sessions")
  private @Nullable String user;

  @Required
  @Arguments(
      title = {"session", "service"},
      description =
          "USER@PROJECT, or an id that 'podspawn list' shows; and a service's name, or all")
  private List<String> words = new ArrayList<>();

  @Override
  public ExitStatus run(Wiring wiring) {
    if (words.size() > 2 || tail < 1 || tail > MOST) {
      throw new PodspawnException(
          ErrorCode.USAGE,
          new Message(
              "show what services have said",
              words.size() > 2
                  ? "there is more than a session and a service"
                  : "--tail is from 1 to " + MOST,
              "'podspawn help logs'"),
          null);
    }
    Sessions sessions = wiring.sessions(global);
    Answer answer = sessions.list(Optional.ofNullable(user).map(UserName::parse));
    Optional<String> service = words.size() == 2 ? Optional.of(words.get(1)) : Optional.empty();
    LogRequest request = new LogRequest(Targets.find(words.get(0), answer.rows()), service, tail);
    if (follow) {
      ExitStatus status = new LiveLines(wiring.out())
          .print(lines -> sessions.follow(request, lines, wiring.err()::println));
      return status.equals(ExitStatus.OK) ? wiring.status(answer) : status;
    }
    Sessions.Log log = sessions.log(request);
    log.lines().forEach(wiring.out()::println);
    log.complaints().forEach(wiring.err()::println);
    return log.status().equals(ExitStatus.OK) ? wiring.status(answer) : log.status();
  }
}
