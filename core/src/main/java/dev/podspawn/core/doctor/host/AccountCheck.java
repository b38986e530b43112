package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.name.UserName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** sshd asks for the keys of accounts only. */
final class AccountCheck implements HostCheck {
  @Override
  public String id() {
    return "account";
  }

  @Override
  public String promise() {
    return "each user has an account, which is not root's; each account in the group has keys";
  }

  @Override
  public boolean needsRoot() {
    return false;
  }

  @Override
  public List<Result> run(Host host) {
    Problems problems = new Problems();
    List<UserName> users = host.site().users();
    Path keys = host.site().config().auth().keyDir();
    for (UserName user : users) {
      Optional<NssAccount> account = host.account(user.text());
      if (account.isEmpty()) {
        problems.warn(
            user.text(),
            "there is no account of that name, so sshd never asks for its keys",
            Fix.byHand(
                "podspawn add-user " + user.text() + ", or podspawn remove-user " + user.text()));
      } else if (account.get().uid() == 0) {
        problems.fail(
            user.text(), "it has root's uid", Fix.byHand("rm " + keys.resolve(user.text())));
      } else if (host.stat(keys.resolve(user.text())).isEmpty()) {
        problems.warn(
            user.text(),
            "it has no key file, so nobody can log in",
            Fix.byHand("podspawn add-user " + user.text() + " --key-file FILE"));
      }
    }
    return problems.or(
        host.site().group(), users.size() + (users.size() == 1 ? " user" : " users"));
  }
}
