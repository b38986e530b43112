package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.admin.Answer;
import dev.podspawn.cli.admin.RemovedFields;
import dev.podspawn.cli.admin.Sessions;
import dev.podspawn.cli.admin.VolumeFields;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.Interval;
import dev.podspawn.cli.option.OptionNames;
import dev.podspawn.cli.option.OutputOptions;
import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.print.Row;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.teardown.DetachedTimer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Clears away sessions whose time is over, and what dead logins have left. */
@Command(
    name = "cleanup",
    description = "Clear away sessions whose time is over, and what dead logins have left:"
        + " root those of all users, a user their own")
public final class CleanupCommand implements PodspawnCommand {
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

  @Option(
      name = "--session",
      title = "session",
      arity = 1,
      description = "Only for the user of this session: USER, USER@PROJECT, or an id; if it is gone"
          + " there is nothing to do")
  private @Nullable String session;

  @Option(
      name = "--next",
      description =
          "Print in how many seconds a grace period ends, if one lasts, and not what was removed")
  private boolean next;

  @Option(name = "--daemon", description = "Do it again and again, until a signal ends it")
  private boolean daemon;

  @Option(
      name = "--interval",
      title = "duration",
      arity = 1,
      description = "How long the daemon waits in between; 60s unless given")
  private String interval = "60s";

  @Option(
      name = "--kept-volumes",
      hidden = true,
      description =
          "For remove-user --purge: all volumes of services of --user's, and nothing else")
  private boolean keptVolumes;

  @Override
  public ExitStatus run(Wiring wiring) {
    if (keptVolumes && user != null) {
      Answer answer = wiring.sessions(global).removeVolumes(UserName.parse(user));
      wiring.output(printing).rows(VolumeFields.ALL, answer.rows());
      return wiring.status(answer);
    }
    if (next) {
      return runOnceAndTellWhenNext(wiring);
    }
    Output output = wiring.output(printing);
    output.check(RemovedFields.ALL);
    Duration pause = Interval.parse(interval);
    if (!daemon) {
      return round(wiring, output);
    }
    wiring.untilSignalled(pause, () -> round(wiring, output));
    return ExitStatus.OK;
  }

  /** For the sleeping shell of a grace period, as the account that owns the sessions. */
  private ExitStatus runOnceAndTellWhenNext(Wiring wiring) {
    wiring
        .cleanUp(global, Optional.ofNullable(user))
        .next()
        .ifPresent(wait -> wiring.out().println(Math.max(1, DetachedTimer.seconds(wait))));
    return ExitStatus.OK;
  }

  private ExitStatus round(Wiring wiring, Output output) {
    Sessions sessions = wiring.sessions(global);
    Optional<UserName> whose = Optional.ofNullable(user).map(UserName::parse);
    if (session != null) {
      whose = sessions.userOf(session, whose);
      if (whose.isEmpty()) {
        return ExitStatus.OK;
      }
    }
    Answer answer = sessions.cleanUp(whose);
    if (output.isForPeople()) {
      for (Row row : answer.rows()) {
        output.line("removed " + RemovedFields.sentence(row));
      }
    } else {
      output.rows(RemovedFields.ALL, answer.rows());
    }
    return wiring.status(answer);
  }
}
