package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OptionNames;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the way through PAM calls for a connection that may forward. */
public abstract class ForwardCommand implements PodspawnCommand {
  private final boolean up;

  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(
      name = OptionNames.USER,
      title = "account",
      arity = 1,
      description = "Whose connection it is: the account that logs in, USER or USER.PROJECT")
  private @Nullable String user;

  ForwardCommand(boolean up) {
    this.up = up;
  }

  @Override
  public final ExitStatus run(Wiring wiring) {
    return run(wiring, global, Optional.ofNullable(user), up);
  }

  /**
   * The same for options that were parsed the short way.
   *
   * @param up whether the connection begins
   */
  public static ExitStatus run(
      Wiring wiring, GlobalOptions global, Optional<String> user, boolean up) {
    return wiring.forward(global, user, up);
  }
}
