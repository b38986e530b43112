package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OptionNames;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What sshd's AuthorizedKeysCommand calls. */
@Command(
    name = "auth-keys",
    description =
        "Print a user's public keys with their forced command, for sshd's AuthorizedKeysCommand")
public final class AuthKeysCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(
      name = OptionNames.PAM,
      title = "file",
      arity = 1,
      description = "sshd's PAM file, as server-setup --forwarding prepared it; without it nothing"
          + " is forwarded")
  private @Nullable String pam;

  @Arguments(
      title = {"user", "type", "key"},
      description =
          "The account (%u), and optionally the offered key's type and base64 text (%t %k)")
  private List<String> words = new ArrayList<>();

  @Override
  public ExitStatus run(Wiring wiring) {
    return run(wiring, global, Optional.ofNullable(pam), words);
  }

  /** The same for words that were parsed the short way. */
  public static ExitStatus run(
      Wiring wiring, GlobalOptions global, Optional<String> pam, List<String> words) {
    if (words.isEmpty() || words.size() > 3) {
      throw new PodspawnException(
          ErrorCode.USAGE,
          new Message(
              "list keys", "the account's name is missing", "'podspawn auth-keys NAME [TYPE KEY]'"),
          null);
    }
    for (String line : wiring.authorizedKeys(global, pam.map(Path::of), words)) {
      wiring.out().println(line);
    }
    return ExitStatus.OK;
  }
}
