package dev.podspawn.cli.user;

import dev.podspawn.core.account.AccountMaker;
import dev.podspawn.core.account.AliasAccount;
import dev.podspawn.core.account.HostAccount;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.file.AtomicFile;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Accounts by whose names a user lands in a project, for clients that can set no variable. Each has a file of its name beside
 * the users' keys: without it {@code auth-keys} has no key for such a name, which may be anybody's.
 *
 * @param keys {@code auth.key_dir}
 */
record Aliases(Path keys) {

  /** Makes one; the file comes last, so that nobody gets in before all is there. */
  AliasAccount add(UserName user, ProjectName project) {
    AliasAccount alias = AliasAccount.of(user, project);
    alias.make(AccountMaker.GROUP);
    try {
      AtomicFile.write(
          file(alias),
          ("# " + alias.name() + " is " + user + " in the project " + project + "\n")
              .getBytes(StandardCharsets.US_ASCII),
          "rw-r--r--");
      return alias;
    } catch (IOException e) {
      alias.remove();
      throw unwritable(alias, e);
    }
  }

  /** Removes one; what is gone already does not matter. */
  void remove(AliasAccount alias) {
    try {
      Files.deleteIfExists(file(alias));
    } catch (IOException e) {
      throw unwritable(alias, e);
    }
    alias.remove();
  }

  /** Removes all of an account's. */
  void removeAll(HostAccount account) {
    AliasAccount.of(account).forEach(this::remove);
  }

  private Path file(AliasAccount alias) {
    return keys.resolve(alias.name());
  }

  private PodspawnException unwritable(AliasAccount alias, IOException e) {
    return new PodspawnException(
        ErrorCode.KEYS_WRITE_FAILED, Message.of("write " + file(alias), e.toString()), e);
  }
}
