package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OptionNames;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds a project's image, and pulls those of its services, before anybody logs in. */
@Command(
    name = "prebuild",
    description =
        "Build a project's image and pull those of its services, unless they are there, so"
            + " that no login waits for them")
public final class PrebuildCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(
      name = OptionNames.USER,
      title = "name",
      arity = 1,
      description = "On this user's own engine; for root, where each user has one")
  private @Nullable String user;

  @Option(name = "--again", description = "Build it although it is there")
  private boolean again;

  @Required
  @Arguments(title = "project", description = "The project's name")
  private String name = "";

  @Override
  public ExitStatus run(Wiring wiring) {
    return wiring
        .projects(global)
        .prebuild()
        .run(ProjectName.parse(name), Optional.ofNullable(user).map(UserName::parse), again);
  }
}
