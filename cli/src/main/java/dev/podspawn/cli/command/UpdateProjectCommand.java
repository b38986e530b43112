package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.project.Prebuild;
import dev.podspawn.cli.wiring.ProjectsWiring;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.name.ProjectName;
import java.util.Optional;

/** Fetches a project anew. */
@Command(
    name = "update-project",
    description =
        "Fetch a project's repository and take over its Podfile if that has changed; with a"
            + " service account build its image too. Only root can do it")
public final class UpdateProjectCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(name = "--check", description = "Only say whether it has changed")
  private boolean check;

  @Option(name = "--no-build", description = "Leave the building to the first login")
  private boolean noBuild;

  @Required
  @Arguments(title = "project", description = "The project's name")
  private String name = "";

  @Override
  public ExitStatus run(Wiring wiring) {
    ProjectName project = ProjectName.parse(name);
    ProjectsWiring projects = wiring.projects(global);
    projects.admin().update(project, check);
    Prebuild prebuild = projects.prebuild();
    return prebuild.isShared() && !noBuild && !check
        ? prebuild.run(project, Optional.empty(), false)
        : ExitStatus.OK;
  }
}
