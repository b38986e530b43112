package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.help.Help;
import com.github.rvesse.airline.model.GlobalMetadata;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints what the commands are, or how one of them is used. */
@Command(name = "help", description = "Show what the commands are, or how one of them is used")
public final class HelpCommand implements PodspawnCommand {
  @AirlineModule
  private @Nullable GlobalMetadata<PodspawnCommand> metadata;

  @Arguments(title = "command", description = "The command to explain")
  private List<String> words = new ArrayList<>();

  @Override
  public ExitStatus run(Wiring wiring) {
    if (metadata == null) {
      throw new IllegalStateException("help was not made by the command line's parser");
    }
    requireKnown(metadata);
    try {
      Help.help(metadata, words, wiring.out());
      return ExitStatus.OK;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void requireKnown(GlobalMetadata<PodspawnCommand> known) {
    boolean all = words.isEmpty()
        || known.getDefaultGroupCommands().stream()
            .anyMatch(command -> command.getName().equals(words.get(0)))
        || known.getCommandGroups().stream()
            .anyMatch(group -> group.getName().equals(words.get(0)));
    if (!all) {
      throw new PodspawnException(
          ErrorCode.USAGE,
          new Message("explain " + words.get(0), "there is no such command", "'podspawn help'"),
          null);
    }
  }
}
