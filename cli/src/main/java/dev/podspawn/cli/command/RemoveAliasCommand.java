package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import java.util.ArrayList;
import java.util.List;

/** Removes an account by whose name a user lands in a project. */
@Command(
    name = "remove-alias",
    description = "Remove the account USER.PROJECT that add-alias made. Only root can do it")
public final class RemoveAliasCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Arguments(
      title = {"user", "project"},
      description = "The user, and the project")
  private List<String> words = new ArrayList<>();

  @Override
  public ExitStatus run(Wiring wiring) {
    if (words.size() != 2) {
      throw new PodspawnException(
          ErrorCode.USAGE,
          new Message(
              "remove an alias",
              "a user and a project are to be named",
              "'podspawn remove-alias USER PROJECT'"),
          null);
    }
    UserName user = UserName.parse(words.get(0));
    ProjectName project = ProjectName.parse(words.get(1));
    wiring.users(global, false).removeAlias(user, project);
    return ExitStatus.OK;
  }
}
