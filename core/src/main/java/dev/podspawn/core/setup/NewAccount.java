package dev.podspawn.core.setup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.podspawn.core.account.HostAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
    if (HostAccount.find(name).isEmpty()) {
      return TakenBack.NOTHING;
    }
    Path users = home.resolveSibling("users");
    if (Files.exists(home, NOFOLLOW_LINKS) || owns(users)) {
      return TakenBack.stays("account " + name, "it still has files in " + home.getParent());
    }
    Programs.run("userdel", name);
    return TakenBack.removed("account " + name);
  }

  private boolean owns(Path directory) throws IOException {
    int uid = HostAccount.find(name).orElseThrow().uid();
    return Files.isDirectory(directory, NOFOLLOW_LINKS)
        && Attributes.of(directory).uid() == uid;
  }
}
