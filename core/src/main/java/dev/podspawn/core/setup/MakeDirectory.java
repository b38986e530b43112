package dev.podspawn.core.setup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.podspawn.core.account.HostAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory.
 *
 * @param owner an account, whose group it gets too; it need not be there before this is made
 */
record MakeDirectory(Path path, int mode, String owner) implements Change {

  @Override
  public String what() {
    return "directory " + path + ", mode " + Attributes.shown(mode) + ", owner " + owner;
  }

  @Override
  public boolean isNeeded() throws IOException {
    Optional<Attributes> wanted = wanted();
    return wanted.isEmpty() || !exists() || !Attributes.of(path).equals(wanted.get());
  }

  @Override
  public String make(Journal journal) throws IOException {
    if (!isNeeded()) {
      return what(); // The journal's own directory was.
    }
    Attributes wanted = wanted().orElseThrow(() -> new IOException("there is no account " + owner));
    if (exists()) {
      journal.add(new OldDirectory(path, Attributes.of(path)));
    } else {
      journal.add(new NewDirectory(path));
      Files.createDirectory(path);
    }
    wanted.applyTo(path);
    return what();
  }

  private boolean exists() throws IOException {
    if (Files.isDirectory(path, NOFOLLOW_LINKS)) {
      return true;
    }
    if (Files.exists(path, NOFOLLOW_LINKS)) {
      throw new IOException(path + " is there and is no directory");
    }
    return false;
  }

  private Optional<Attributes> wanted() throws IOException {
    return HostAccount.find(owner)
        .map(account -> new Attributes(mode, account.uid(), account.gid()));
  }
}
