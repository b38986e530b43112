package dev.podspawn.cli;

import dev.podspawn.cli.option.HotArguments;
import dev.podspawn.cli.option.OptionNames;
import dev.podspawn.cli.wiring.ConnectWiring;
import dev.podspawn.cli.wiring.SshWiring;
import dev.podspawn.core.config.ConfigException;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The command lines that carry an SSH connection: {@code connect}, which ssh starts itself, goes past everything that it
 * does not need, and {@code ssh} leaves its options to ssh.
 */
final class ClientLine {
  private static final String CONNECT = "connect";
  private static final String SSH = "ssh";
  private static final int WORDS = 3;

  private ClientLine() {}

  /** Runs the line; empty when it is another, or one that only Airline understands. */
  static Optional<ExitStatus> run(List<String> arguments) {
    boolean ssh = arguments.size() > 1 && arguments.get(0).equals(SSH);
    Optional<HotArguments> hot = ssh ? Optional.empty() : plainConnect(arguments);
    if (!ssh && hot.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          hot.isPresent()
              ? connect(hot.get())
              : SshWiring.run(arguments.subList(1, arguments.size())));
    } catch (PodspawnException e) {
      System.err.println(e.adminLine());
      if (e instanceof ConfigException config) {
        config.problems().forEach(problem -> System.err.println("  " + problem));
      }
      return Optional.of(Failure.status(e.code()));
    }
  }

  private static ExitStatus connect(HotArguments line) {
    List<String> words = line.rest();
    return ConnectWiring.run(
        line.option(OptionNames.CONFIG).map(Path::of), words.get(1), words.get(2));
  }

  /** The line in parts, if it is plain; a single dash stands for a user whom nobody need know. */
  static Optional<HotArguments> plainConnect(List<String> arguments) {
    if (!arguments.contains(CONNECT)) {
      return Optional.empty();
    }
    boolean dash =
        arguments.size() >= WORDS && arguments.get(arguments.size() - WORDS).equals("-");
    List<String> words = dash ? withoutDash(arguments) : arguments;
    return HotArguments.parse(words, List.of(OptionNames.CONFIG))
        .filter(hot -> hot.command().equals(CONNECT) && hot.rest().size() == WORDS);
  }

  private static List<String> withoutDash(List<String> arguments) {
    String[] words = arguments.toArray(new String[0]);
    words[words.length - WORDS] = "unknown";
    return List.of(words);
  }
}
