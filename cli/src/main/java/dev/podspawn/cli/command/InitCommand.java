package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a Podfile to begin with. */
@Command(
    name = "init",
    description =
        "Write a podfile.yaml to begin with, by the kind of the project; never over another")
public final class InitCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(
      name = "--template",
      title = "name",
      arity = 1,
      description =
          "minimal, go, node, python, rust, java or fullstack; what the project's files tell unless given")
  private @Nullable String template;

  @Arguments(title = "directory", description = "The project's directory, this one unless given")
  private String directory = ".";

  @Override
  public ExitStatus run(Wiring wiring) {
    Path project = Path.of(directory);
    String taken = wiring.podfiles(global).init(project, Optional.ofNullable(template));
    wiring
        .out()
        .println("Wrote " + project.resolve("podfile.yaml").normalize() + " after the template "
            + taken + ".");
    return ExitStatus.OK;
  }
}
