package dev.podspawn.cli.wiring;

import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.UserName;
import java.util.Optional;

/** Decides whose login a {@code spawn} is, which must not be the caller's to choose. */
final class ContainerUser {
  private ContainerUser() {}

  /**
   * With a service account the user is whoever called sudo; where sudo was not used, the caller is that account (or
   * root) already, and may name anybody. With {@code login-user} it is the account itself.
   *
   * @param named {@code --user}
   * @param sudoUser SUDO_USER, which sudo(8) sets to the name of the account that called it
   */
  static UserName of(
      Optional<String> named, Optional<String> sudoUser, RunAs runAs, Account account) {
    if (runAs instanceof RunAs.ServiceAccount service) {
      requireAccount(service, account);
      return sudoUser.isPresent() ? calledBySudo(sudoUser.get(), named) : required(named);
    }
    UserName user = required(named);
    if (!user.text().equals(account.name())) {
      throw refused(user.text(), "this process runs as " + account.name());
    }
    return user;
  }

  private static UserName calledBySudo(String caller, Optional<String> named) {
    if (named.isPresent() && !named.get().equals(caller)) {
      throw refused(named.get(), "sudo was called by " + caller);
    }
    return UserName.parse(caller);
  }

  private static void requireAccount(RunAs.ServiceAccount service, Account account) {
    if (!account.isRoot() && !service.account().equals(account.name())) {
      throw refused("a user", "engine.run_as is " + service.account() + ", and this is not it");
    }
  }

  private static UserName required(Optional<String> named) {
    if (named.isEmpty()) {
      throw new PodspawnException(
          ErrorCode.USAGE,
          new Message("log in", "--user is missing", "'podspawn spawn --user NAME'"),
          null);
    }
    return UserName.parse(named.get());
  }

  private static PodspawnException refused(String user, String why) {
    return new PodspawnException(
        ErrorCode.USER_REFUSED,
        new Message(
            "log in as another user", "this account may not", "asking the admin of this machine"),
        new Message(
            "log in as " + user, why, "a forced command made by 'podspawn auth-keys', unchanged"),
        null);
  }
}
