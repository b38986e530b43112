package dev.podspawn.cli;

import dev.podspawn.cli.command.AuthKeysCommand;
import dev.podspawn.cli.command.ForwardCommand;
import dev.podspawn.cli.command.RefillCommand;
import dev.podspawn.cli.command.SpawnCommand;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.HotArguments;
import dev.podspawn.cli.option.OptionNames;
import dev.podspawn.cli.wiring.Surroundings;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import java.util.List;
import java.util.Optional;

/**
 * From a command line to an exit status. What sshd starts, {@code auth-keys} and {@code spawn}, goes the short way past
 * Airline; everything else, their usage errors included, goes through {@link FullCommandLine}.
 */
final class PodspawnCli {
  private static final String AUTH_KEYS = "auth-keys";
  private static final String FORWARD_DOWN = "forward-down";
  private static final String FORWARD_UP = "forward-up";
  private static final String REFILL = "refill";
  private static final String SPAWN = "spawn";
  private static final List<String> HOT_OPTIONS = List.of(
      OptionNames.CONFIG,
      OptionNames.LOG_FILE,
      OptionNames.PAM,
      OptionNames.PROJECT,
      OptionNames.USER);

  private final Surroundings surroundings;

  PodspawnCli(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Runs the command; every failure is told and has its status, none is thrown. */
  ExitStatus run(List<String> arguments) {
    Wiring wiring = new Wiring(surroundings);
    try {
      return dispatch(arguments, wiring);
    } catch (PodspawnException e) {
      return new Failure(wiring, isLogin(arguments)).understood(e);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return new Failure(wiring, isLogin(arguments)).ours(e);
    }
  }

  private static ExitStatus dispatch(List<String> arguments, Wiring wiring) {
    Optional<HotArguments> hot = HotArguments.parse(arguments, HOT_OPTIONS);
    boolean pam = hot.isPresent() && hot.get().option(OptionNames.PAM).isPresent();
    if (hot.isPresent()
        && hot.get().command().equals(REFILL)
        && hot.get().rest().isEmpty()
        && !pam) {
      return RefillCommand.run(
          wiring,
          GlobalOptions.of(hot.get()),
          hot.get().option(OptionNames.USER),
          hot.get().option(OptionNames.PROJECT));
    }
    if (hot.isPresent()
        && hot.get().command().equals(SPAWN)
        && hot.get().rest().isEmpty()
        && !pam) {
      return SpawnCommand.run(
          wiring,
          GlobalOptions.of(hot.get()),
          hot.get().option(OptionNames.USER),
          hot.get().option(OptionNames.PROJECT));
    }
    if (hot.isPresent()
        && !pam
        && hot.get().rest().isEmpty()
        && hot.get().option(OptionNames.PROJECT).isEmpty()) {
      boolean up = hot.get().command().equals(FORWARD_UP);
      if (up || hot.get().command().equals(FORWARD_DOWN)) {
        return ForwardCommand.run(
            wiring, GlobalOptions.of(hot.get()), hot.get().option(OptionNames.USER), up);
      }
    }
    if (hot.isPresent() && hot.get().command().equals(AUTH_KEYS) && isPlainAuthKeys(hot.get())) {
      return AuthKeysCommand.run(
          wiring,
          GlobalOptions.of(hot.get()),
          hot.get().option(OptionNames.PAM),
          hot.get().rest());
    }
    return FullCommandLine.run(arguments, wiring);
  }

  private static boolean isPlainAuthKeys(HotArguments arguments) {
    return arguments.option(OptionNames.USER).isEmpty()
        && arguments.option(OptionNames.PROJECT).isEmpty();
  }

  /** A login's own failures are 255, as ssh's are. */
  private static boolean isLogin(List<String> arguments) {
    return arguments.contains(SPAWN);
  }
}
