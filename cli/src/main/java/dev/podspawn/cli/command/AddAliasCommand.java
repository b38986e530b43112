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

/** Makes an account by whose name a user lands in a project. */
@Command(
    name = "add-alias",
    description = "Make an account, USER.PROJECT, by whose name the user lands in the project; for"
        + " clients that cannot say so otherwise. Only root can do it")
public final class AddAliasCommand implements PodspawnCommand {
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
              "add an alias",
              "a user and a project are to be named",
              "'podspawn add-alias USER PROJECT'"),
          null);
    }
    UserName user = UserName.parse(words.get(0));
    ProjectName project = ProjectName.parse(words.get(1));
    wiring.projects(global).require(project);
    wiring.users(global, false).addAlias(user, project);
    return ExitStatus.OK;
  }
}
