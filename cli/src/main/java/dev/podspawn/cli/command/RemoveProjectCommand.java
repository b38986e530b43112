package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.project.ProjectAdmin;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.name.ProjectName;

/** Removes a project. */
@Command(
    name = "remove-project",
    description =
        "Take a project off the list, so that nobody can open it; sessions and images of it"
            + " stay. Only root can do it")
public final class RemoveProjectCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(
      name = {"--yes", "--force"},
      description = "Do not ask; it asks only on a terminal")
  private boolean yes;

  @Required
  @Arguments(title = "project", description = "The project's name")
  private String name = "";

  @Override
  public ExitStatus run(Wiring wiring) {
    ProjectName project = ProjectName.parse(name);
    ProjectAdmin admin = wiring.projects(global).admin();
    if (!yes && !wiring.isAgreed("Remove the project " + project + "?")) {
      return ExitStatus.REFUSED;
    }
    admin.remove(project);
    return ExitStatus.OK;
  }
}
