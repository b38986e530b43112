package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import java.util.ArrayList;
import java.util.List;

/** What sshd's AuthorizedKeysCommand calls. */
@Command(
    name = "auth-keys",
    description =
        "Print a user's public keys with their forced command, for sshd's AuthorizedKeysCommand")
public final class AuthKeysCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Arguments(
      title = {"user", "type", "key"},
      description =
          "The account (%u), and optionally the offered key's type and base64 text (%t %k)")
  private List<String> words = new ArrayList<>();

  @Override
  public ExitStatus run(Wiring wiring) {
    return run(wiring, global, words);
  }

  /** The same for words that were parsed the short way. */
  public static ExitStatus run(Wiring wiring, GlobalOptions global, List<String> words) {
    if (words.isEmpty() || words.size() > 3) {
      throw new PodspawnException(
          ErrorCode.USAGE,
          new Message(
              "list keys", "the account's name is missing", "'podspawn auth-keys NAME [TYPE KEY]'"),
          null);
    }
    for (String line : wiring.authorizedKeys(global, words)) {
      wiring.out().println(line);
    }
    return ExitStatus.OK;
  }
}
