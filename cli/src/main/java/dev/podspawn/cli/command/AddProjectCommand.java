package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.project.AddProject;
import dev.podspawn.cli.project.Prebuild;
import dev.podspawn.cli.wiring.ProjectsWiring;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.git.GitAddress;
import dev.podspawn.core.name.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds a project. */
@Command(
    name = "add-project",
    description =
        "Add a project: fetch its repository, read its Podfile and list it; with a service"
            + " account build its image too. Only root can do it")
public final class AddProjectCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Required
  @Option(
      name = "--repo",
      title = "address",
      arity = 1,
      description = "Its git repository: https, ssh, or an absolute path of this host")
  private String repo = "";

  @Option(
      name = "--branch",
      title = "name",
      arity = 1,
      description = "Its branch; the remote's own unless given")
  private @Nullable String branch;

  @Option(
      name = "--allow",
      title = "who",
      arity = 1,
      description = "Whom it is for: users and @groups with commas between; may be given again."
          + " Everybody unless given")
  private List<String> allow = new ArrayList<>();

  @Option(
      name = "--fetch-as",
      title = "account",
      arity = 1,
      description = "The account that git runs as, whose key and known_hosts ssh finds; nobody"
          + " unless given")
  private @Nullable String fetchAs;

  @Option(
      name = "--mode",
      title = "mode",
      arity = 1,
      description = "When its sessions end, as session.mode, whatever the Podfile says")
  private @Nullable String mode;

  @Option(name = "--no-build", description = "Leave the building to the first login")
  private boolean noBuild;

  @Required
  @Arguments(title = "project", description = "The project's name")
  private String name = "";

  @Override
  public ExitStatus run(Wiring wiring) {
    ProjectName project = ProjectName.parse(name);
    ProjectsWiring projects = wiring.projects(global);
    projects
        .admin()
        .add(new AddProject(
            project,
            GitAddress.parse(repo),
            Optional.ofNullable(branch),
            allowed(),
            Optional.ofNullable(fetchAs),
            Optional.ofNullable(mode).map(AddProjectCommand::mode)));
    Prebuild prebuild = projects.prebuild();
    return prebuild.isShared() && !noBuild
        ? prebuild.run(project, Optional.empty(), false)
        : ExitStatus.OK;
  }

  private Optional<List<String>> allowed() {
    if (allow.isEmpty()) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>();
    for (String words : allow) {
      for (String word : words.split(",", -1)) {
        all.add(word.strip());
      }
    }
    return Optional.of(all);
  }

  private static SessionMode mode(String word) {
    for (SessionMode known : SessionMode.values()) {
      if (known.word().equals(word)) {
        return known;
      }
    }
    throw new PodspawnException(
        ErrorCode.USAGE,
        new Message(
            "add a project",
            "there is no mode \"" + word + '"',
            "grace-period, destroy-on-disconnect or persistent"),
        null);
  }
}
