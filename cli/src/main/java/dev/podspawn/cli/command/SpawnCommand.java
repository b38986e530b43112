package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OptionNames;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forced command: a login. */
@Command(
    name = "spawn",
    description =
        "Carry a login into the user's container; the forced command that auth-keys prints")
public final class SpawnCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(
      name = OptionNames.USER,
      title = "name",
      arity = 1,
      description = "Whose login it is; with a service account SUDO_USER says it")
  private @Nullable String user;

  @Option(
      name = OptionNames.PROJECT,
      title = "name",
      arity = 1,
      description = "The project to land in; PODSPAWN_PROJECT of the client says it otherwise")
  private @Nullable String project;

  @Override
  public ExitStatus run(Wiring wiring) {
    return run(wiring, global, Optional.ofNullable(user), Optional.ofNullable(project));
  }

  /** The same for options that were parsed the short way. */
  public static ExitStatus run(
      Wiring wiring, GlobalOptions global, Optional<String> user, Optional<String> project) {
    return wiring.login(global, user, project);
  }
}
