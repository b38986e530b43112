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

/** What is done when a connection that could forward has ended. */
@Command(
    name = "forward-down",
    description = "End a connection's use of that network; for podspawn-forward-hold")
public final class ForwardDownCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(
      name = OptionNames.USER,
      title = "name",
      arity = 1,
      description = "Whose connection it is")
  private @Nullable String user;

  @Override
  public ExitStatus run(Wiring wiring) {
    return run(wiring, global, Optional.ofNullable(user));
  }

  /** The same for options that were parsed the short way. */
  public static ExitStatus run(Wiring wiring, GlobalOptions global, Optional<String> user) {
    return wiring.forward(global, user, false);
  }
}
