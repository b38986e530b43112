package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.user.Users;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.name.UserName;
import java.util.ArrayList;
import java.util.List;

/** Fetches keys again from where they came. */
@Command(
    name = "refresh",
    description = "Fetch users' keys again from where they came. Keys given by hand stay; a source"
        + " that fails, or has none any more, takes none away. Only root can do it")
public final class KeysRefreshCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(name = "--all", description = "Every user whose keys come from somewhere")
  private boolean all;

  @Option(
      name = "--prune",
      description = "Take away the keys of a source that answers that it is no longer there, or"
          + " has no key any more")
  private boolean prune;

  @Arguments(title = "user", description = "The users' names")
  private List<String> names = new ArrayList<>();

  @Override
  public ExitStatus run(Wiring wiring) {
    if (all == !names.isEmpty()) {
      throw new PodspawnException(
          ErrorCode.USAGE,
          new Message(
              "refresh keys", "either users or --all must be given", "'podspawn help keys'"),
          null);
    }
    List<UserName> named = names.stream().map(UserName::parse).toList();
    Users users = wiring.users(global, false);
    boolean well = true;
    for (UserName user : all ? users.withSources() : named) {
      for (PodspawnException trouble : troubles(users, user)) {
        wiring.err().println(user + ": " + trouble.adminLine());
        wiring.log().warning(user + ": " + trouble.adminLine());
        well = false;
      }
    }
    return well ? ExitStatus.OK : ExitStatus.FAILED;
  }

  /** What goes wrong for one user is no reason to leave the others out. */
  private List<PodspawnException> troubles(Users users, UserName user) {
    try {
      return users.refresh(user, prune);
    } catch (PodspawnException e) {
      return List.of(e);
    }
  }
}
