package dev.podspawn.cli.option;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets the global options stand before the command's name as well as after it: {@code podspawn --config F list} reads
 * as {@code podspawn list --config F}. A group of commands keeps its command's name beside it. {@code --help} and {@code
 * --version} alone become the commands.
 */
public final class LeadingOptions {
  /** A group of commands. */
  public static final String TOOLBOX = "toolbox";

  /** A group of commands. */
  public static final String KEYS = "keys";

  /** A group of commands. */
  public static final String USER = "user";

  /** A group of commands, and the command that lists. */
  public static final String CONFIG = "config";

  /** A group of commands. */
  public static final String PROJECTS = "projects";

  /** A group of commands. */
  public static final String PODFILE = "podfile";

  private static final List<String> GROUPS =
      List.of(TOOLBOX, KEYS, USER, CONFIG, PROJECTS, PODFILE);

  private LeadingOptions() {}

  /** The same command line with the command's name first. */
  public static List<String> moved(List<String> arguments) {
    int command = 0;
    while (command < arguments.size() && isGlobal(arguments.get(command))) {
      command += 2;
    }
    if (command >= arguments.size()) {
      return arguments;
    }
    List<String> moved = new ArrayList<>();
    moved.add(asCommand(arguments.get(command)));
    int rest = command + 1;
    if (GROUPS.contains(arguments.get(command)) && rest < arguments.size()) {
      moved.add(arguments.get(rest++));
    }
    moved.addAll(arguments.subList(0, command));
    moved.addAll(arguments.subList(rest, arguments.size()));
    return moved;
  }

  private static boolean isGlobal(String word) {
    return word.equals(OptionNames.CONFIG) || word.equals(OptionNames.LOG_FILE);
  }

  private static String asCommand(String word) {
    return switch (word) {
      case "--help", "-h" -> "help";
      case "--version" -> "version";
      case "stop" -> "kill";
      default -> word;
    };
  }
}
