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
    Optional<ExitStatus> done = hot.isPresent() ? shortWay(hot.get(), wiring) : Optional.empty();
    return done.isPresent() ? done.get() : FullCommandLine.run(arguments, wiring);
  }

  /** Empty for other commands, and for words that the command does not know: Airline tells which. */
  private static Optional<ExitStatus> shortWay(HotArguments words, Wiring wiring) {
    GlobalOptions global = GlobalOptions.of(words);
    Optional<String> user = words.option(OptionNames.USER);
    Optional<String> project = words.option(OptionNames.PROJECT);
    Optional<String> pam = words.option(OptionNames.PAM);
    boolean bare = words.rest().isEmpty() && pam.isEmpty();
    return switch (words.command()) {
      case SPAWN ->
        bare ? Optional.of(SpawnCommand.run(wiring, global, user, project)) : Optional.empty();
      case REFILL ->
        bare ? Optional.of(RefillCommand.run(wiring, global, user, project)) : Optional.empty();
      case FORWARD_UP, FORWARD_DOWN ->
        bare && project.isEmpty()
            ? Optional.of(
                ForwardCommand.run(wiring, global, user, words.command().equals(FORWARD_UP)))
            : Optional.empty();
      case AUTH_KEYS ->
        user.isEmpty() && project.isEmpty()
            ? Optional.of(AuthKeysCommand.run(wiring, global, pam, words.rest()))
            : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** A login's own failures are 255, as ssh's are. */
  private static boolean isLogin(List<String> arguments) {
    return arguments.contains(SPAWN);
  }
}
