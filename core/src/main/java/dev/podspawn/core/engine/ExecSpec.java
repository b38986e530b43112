package dev.podspawn.core.engine;

import dev.podspawn.core.stream.TerminalMode;
import dev.podspawn.core.stream.WindowSize;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program to run in a container.
 *
 * @param argv the program and its arguments, never empty
 * @param environment added to the container's own
 * @param workingDirectory an absolute path; empty for the image's own
 * @param user {@code name[:group]} or {@code uid[:gid]}; empty for the image's own
 * @param terminal the size of its terminal; empty for three pipes instead of a terminal
 * @param modes what its terminal is set to before the program starts, where the carriage can do that: podspawn-guest
 *     can, an engine cannot
 */
public record ExecSpec(
    List<String> argv,
    Map<String, String> environment,
    Optional<String> workingDirectory,
    Optional<String> user,
    Optional<WindowSize> terminal,
    List<TerminalMode> modes) {
  public ExecSpec {
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("an exec needs a program");
    }
    if (terminal.isEmpty() && !modes.isEmpty()) {
      throw new IllegalArgumentException("modes without a terminal");
    }
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    modes = List.copyOf(modes);
  }

  /** A program whose terminal, if it has one, has the kernel's own modes. */
  public ExecSpec(
      List<String> argv,
      Map<String, String> environment,
      Optional<String> workingDirectory,
      Optional<String> user,
      Optional<WindowSize> terminal) {
    this(argv, environment, workingDirectory, user, terminal, List.of());
  }

  /** A program with pipes, in the image's own directory and as its own user. */
  public static ExecSpec of(String... argv) {
    return new ExecSpec(
        List.of(argv), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same as another user. */
  public ExecSpec as(Optional<String> newUser) {
    return new ExecSpec(argv, environment, workingDirectory, newUser, terminal, modes);
  }

  /** The same with a terminal of that size. */
  public ExecSpec withTerminal(WindowSize size) {
    return new ExecSpec(argv, environment, workingDirectory, user, Optional.of(size), modes);
  }

  /** The same with a terminal in these modes. */
  public ExecSpec withModes(List<TerminalMode> newModes) {
    return new ExecSpec(argv, environment, workingDirectory, user, terminal, newModes);
  }
}
