package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OidcOptions;
import dev.podspawn.cli.option.UserKeyOptions;
import dev.podspawn.cli.user.AddRequest;
import dev.podspawn.cli.user.AddRequest.AccountWish;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.users.KeySource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds a user, or keys to one. */
@Command(
    name = "add-user",
    description = "Add a user: an account of the group podspawn, keys, and what its engine needs;"
        + " or keys to a user who is there. Only root can do it")
public final class AddUserCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @AirlineModule
  private UserKeyOptions keys = new UserKeyOptions();

  @AirlineModule
  private OidcOptions oidc = new OidcOptions();

  @Option(
      name = "--adopt-account",
      description = "Take an account that podspawn did not make. Each of its logins ends in a"
          + " container then, and its own authorized_keys no longer counts")
  private boolean adopt;

  @Option(name = "--no-account", description = "Keys only; the account is somebody else's business")
  private boolean noAccount;

  @Option(
      name = "--image-tar",
      title = "file",
      arity = 1,
      description = "The root file system of the default image, for the user's own Podman;"
          + " dev.tar in state.dir unless given, if it is there")
  private @Nullable String imageTar;

  @Arguments(title = "user", description = "The user's name, which is the account's")
  private List<String> names = new ArrayList<>();

  @Override
  public ExitStatus run(Wiring wiring) {
    if (names.size() != 1 || (adopt && noAccount)) {
      throw usage("one user is to be named, and one of --adopt-account and --no-account at most");
    }
    List<KeySource> sources = new ArrayList<>(keys.web());
    oidc.settings(keys.caFile()).map(wiring::identityProvider).ifPresent(sources::add);
    List<AddRequest.Given> given = keys.given();
    if (given.isEmpty() && sources.isEmpty()) {
      throw usage("there is no key, and nowhere to get one from");
    }
    AccountWish wish = adopt ? AccountWish.ADOPT : AccountWish.MAKE;
    wiring
        .users(global, false)
        .add(new AddRequest(
            UserName.parse(names.get(0)),
            given,
            sources,
            noAccount ? AccountWish.NONE : wish,
            Optional.ofNullable(imageTar).map(Path::of)));
    return ExitStatus.OK;
  }

  private static PodspawnException usage(String reason) {
    return new PodspawnException(
        ErrorCode.USAGE, new Message("add a user", reason, "'podspawn help add-user'"), null);
  }
}
