package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import com.github.rvesse.airline.annotations.restrictions.MaxOccurrences;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.client.EditorLink;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.util.ArrayList;
import java.util.List;

/** Opens an editor on a container. */
@Command(
    name = "open",
    description = "Open a directory of a container in an editor on this machine; VS Code unless"
        + " another is named")
public final class OpenCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(name = "--cursor", description = "Cursor")
  private boolean cursor;

  @Option(name = "--vscodium", description = "VSCodium")
  private boolean vscodium;

  @Option(name = "--jetbrains", description = "JetBrains Gateway")
  private boolean jetbrains;

  @Option(name = "--print", description = "Print the link, and open nothing")
  private boolean print;

  @Required
  @MaxOccurrences(occurrences = 2)
  @Arguments(
      title = {"user@name", "path"},
      description =
          "Whom and where, by a name as for ssh, and an absolute path; /root unless given")
  private List<String> words = new ArrayList<>();

  @Override
  public ExitStatus run(Wiring wiring) {
    String link = editor().to(words.get(0), words.size() > 1 ? words.get(1) : "/root");
    if (print) {
      wiring.out().println(link);
      return ExitStatus.OK;
    }
    return wiring.client(global).open(link);
  }

  private EditorLink editor() {
    if (cursor) {
      return EditorLink.CURSOR;
    }
    if (vscodium) {
      return EditorLink.VSCODIUM;
    }
    return jetbrains ? EditorLink.JETBRAINS : EditorLink.VSCODE;
  }
}
