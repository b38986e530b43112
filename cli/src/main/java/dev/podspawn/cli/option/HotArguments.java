package dev.podspawn.cli.option;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command line of the plain form that sshd and our own forced command write: options with a value each, before or
 * after the command's name, and the rest. Airline's parser understands more, but costs a login over 100 ms; whatever is
 * not plain is left to it. A test sees that Airline takes the same lines for the same commands.
 *
 * @param command the first word that is no option
 * @param options values by option name, dashes included
 * @param rest the words after the command that are no options
 */
public record HotArguments(String command, Map<String, String> options, List<String> rest) {

  /** Nothing when there is no command, an option is not in the list or comes twice, or a value is missing. */
  public static Optional<HotArguments> parse(List<String> arguments, List<String> known) {
    Map<String, String> options = new HashMap<>();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (!word.startsWith("-")) {
        words.add(word);
      } else if (!known.contains(word)
          || i + 1 == arguments.size()
          || options.put(word, arguments.get(++i)) != null) {
        return Optional.empty();
      }
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new HotArguments(words.get(0), options, words.subList(1, words.size())));
  }

  /** The option's value, if it was given. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }
}
