package dev.podspawn.core.account;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.name.UserName;
import java.nio.file.Path;

/** What becomes of the state of a user who goes. */
public final class StateRemoval {
  private final Path state;
  private final AccountPrograms programs;

  /** This user's, in this directory. */
  public StateRemoval(UserName user, Path state) {
    this.state = state;
    this.programs =
        new AccountPrograms(ErrorCode.ACCOUNT_REMOVE_FAILED, "remove the state of " + user);
  }

  /** Removes all of it; no link is followed. */
  public void remove() {
    programs.run("rm", "-rf", "--one-file-system", "--", state.toString());
  }

  /** Keeps it from whoever gets the account's uid next. */
  public void giveToRoot() {
    programs.run("chown", "--no-dereference", "root:root", state.toString());
  }
}
