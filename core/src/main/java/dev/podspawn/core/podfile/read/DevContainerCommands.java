package dev.podspawn.core.podfile.read;

import dev.podspawn.core.authkeys.ShellQuote;
import dev.podspawn.core.config.Problems;
import dev.podspawn.core.config.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Commands of a devcontainer.json: a text for a shell, a list of words, or several of these by names, which podspawn runs one
 * after the other.
 */
record DevContainerCommands(DevContainerVariables variables, Problems problems) {

  /** The commands of these members, in this order, as one text; empty when none is there. */
  Optional<String> read(Map<String, YamlValue> members, String... names) {
    List<String> commands = new ArrayList<>();
    for (String name : names) {
      Optional.ofNullable(members.get(name)).ifPresent(value -> add(value, name, commands, true));
    }
    return commands.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", commands));
  }

  private void add(YamlValue value, String field, List<String> commands, boolean named) {
    if (value instanceof YamlValue.Scalar) {
      new ScriptType()
          .read(value, field, problems)
          .filter(text -> !text.isEmpty())
          .ifPresent(text -> known(text, value.line(), field, commands));
    } else if (value instanceof YamlValue.Sequence) {
      new ListOf<>(new ScriptType())
          .read(value, field, problems)
          .filter(words -> !words.isEmpty())
          .map(words -> quoted(words, value.line(), field))
          .ifPresent(text -> known(text, value.line(), field, commands));
    } else if (named && value instanceof YamlValue.Mapping map) {
      for (YamlValue.Entry entry : map.entries()) {
        add(entry.value(), field + "." + entry.key(), commands, false);
      }
    } else {
      problems.error(
          value.line(),
          field,
          "it is not a command: a text, a list of words, or an object of these");
    }
  }

  private void known(String text, int line, String field, List<String> commands) {
    Optional<String> known = variables.known(text);
    known.ifPresent(commands::add);
    if (known.isEmpty()) {
      problems.warning(
          line, field, "it is left out: it has a variable that podspawn does not know");
    }
  }

  private String quoted(List<String> words, int line, String field) {
    StringBuilder command = new StringBuilder();
    for (String word : words) {
      if (word.indexOf('\n') >= 0) {
        problems.error(line, field, "a word of a command has a line end");
      } else {
        command.append(command.length() == 0 ? "" : " ").append(ShellQuote.word(word));
      }
    }
    return command.toString();
  }
}
