package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.admin.Answer;
import dev.podspawn.cli.admin.SessionFields;
import dev.podspawn.cli.admin.Sessions;
import dev.podspawn.cli.admin.VolumeFields;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.print.Row;
import dev.podspawn.cli.user.Users;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.name.UserName;
import java.util.Optional;

/** Removes a user. */
@Command(
    name = "remove-user",
    description = "Remove a user: keys, sessions, and the account if podspawn made it."
        + " Only root can do it")
public final class RemoveUserCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(
      name = "--force",
      description = "Also a user who is connected, or whose engine does not answer")
  private boolean force;

  @Option(
      name = "--purge",
      description = "Home, state and volumes of services too, which are kept otherwise")
  private boolean purge;

  @Arguments(title = "user", description = "The user's name")
  @Required
  private String name = "";

  @Override
  public ExitStatus run(Wiring wiring) {
    UserName user = UserName.parse(name);
    Users users = wiring.users(global, false);
    users.requireThere(user);
    Sessions sessions = wiring.sessions(global);
    Answer found = sessions.list(Optional.of(user));
    long connections = found.rows().stream()
        .mapToLong(row -> row.number(SessionFields.CONNECTIONS).orElse(0L))
        .sum();
    if (!force && connections > 0) {
      throw new PodspawnException(
          ErrorCode.USER_BUSY,
          new Message(
              "remove the user " + user,
              connections + " connections of theirs are open",
              "it later, or with --force"),
          null);
    }
    users.remove(user, purge, volumes -> end(wiring, sessions, found, volumes));
    wiring.out().println("removed the user " + user);
    return ExitStatus.OK;
  }

  private void end(Wiring wiring, Sessions sessions, Answer found, boolean volumes) {
    Answer ended = sessions.kill(found.rows());
    ended.add(found);
    if (volumes) {
      Answer removed = sessions.removeVolumes(UserName.parse(name));
      for (Row row : removed.rows()) {
        wiring.out().println("removed the volume " + row.shown(VolumeFields.VOLUME));
      }
      ended.add(removed);
    }
    if (!wiring.status(ended).equals(ExitStatus.OK) && !force) {
      throw new PodspawnException(
          ErrorCode.ACCOUNT_REMOVE_FAILED,
          new Message(
              "remove the user " + name,
              "not all that is on the engine could be removed; the keys are gone, so nobody comes in any more",
              "it again, or with --force"),
          null);
    }
  }
}
