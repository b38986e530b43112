package dev.podspawn.core.setup;

import dev.podspawn.core.account.HostAccount;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A service account: nobody can log in as it, and it has a group of its own.
 *
 * @param home is not made here
 */
record MakeAccount(String name, Path home) implements Change {

  @Override
  public String what() {
    return "account " + name + ", a system account without a password or a login shell";
  }

  @Override
  public boolean isNeeded() throws IOException {
    return HostAccount.find(name).isEmpty();
  }

  @Override
  public String make(Journal journal) throws IOException {
    journal.add(new NewAccount(name, home));
    Programs.run(
        "useradd",
        "--system",
        "--user-group",
        "--no-create-home",
        "--home-dir",
        home.toString(),
        "--shell",
        "/usr/sbin/nologin",
        "--comment",
        "podspawn, talks to the container engine",
        name);
    return what();
  }
}
