package dev.podspawn.core.setup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.podspawn.core.account.AccountProcesses;
import dev.podspawn.core.account.HostAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A service account that was not there.
 *
 * @param home its home directory, made and taken back by itself
 */
record NewAccount(String name, Path home) implements Made {
  static final String KIND = "new-account";

  @Override
  public List<String> fields() {
    return List.of(KIND, name, home.toString());
  }

  @Override
  public TakenBack takeBack() throws IOException {
    Optional<HostAccount> account = HostAccount.find(name);
    if (account.isEmpty()) {
      return TakenBack.NOTHING;
    }
    Path users = home.resolveSibling("users");
    if (Files.exists(home, NOFOLLOW_LINKS) || owns(account.get(), users)) {
      return TakenBack.stays("account " + name, "it still has files in " + home.getParent());
    }
    // The last logins' cleanup may still sleep.
    AccountProcesses.of(account.get()).end();
    Programs.run("userdel", name);
    return TakenBack.removed("account " + name);
  }

  private static boolean owns(HostAccount account, Path directory) throws IOException {
    return Files.isDirectory(directory, NOFOLLOW_LINKS)
        && Attributes.of(directory).uid() == account.uid();
  }
}
