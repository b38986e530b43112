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

/** What a login leaves to be done when containers wait for logins. */
@Command(
    name = "refill",
    description =
        "Have a container wait for the next login of a session that nobody is connected to,"
            + " as far as pool.size allows; logins start it when they end")
public final class RefillCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(
      name = OptionNames.USER,
      title = "name",
      arity = 1,
      description = "Whose session it is; the account's own unless given")
  private @Nullable String user;

  @Option(
      name = OptionNames.PROJECT,
      title = "name",
      arity = 1,
      description = "The session to this project; the one to none unless given")
  private @Nullable String project;

  @Override
  public ExitStatus run(Wiring wiring) {
    return run(wiring, global, Optional.ofNullable(user), Optional.ofNullable(project));
  }

  /** The same for options that were parsed the short way. */
  public static ExitStatus run(
      Wiring wiring, GlobalOptions global, Optional<String> user, Optional<String> project) {
    return wiring.refill(global, user, project);
  }
}
