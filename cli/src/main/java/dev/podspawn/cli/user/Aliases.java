package dev.podspawn.cli.user;

import dev.podspawn.core.account.AccountMaker;
import dev.podspawn.core.account.AliasAccount;
import dev.podspawn.core.account.ForwardingMember;
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
import java.util.function.Predicate;

/**
 * Accounts by whose names a user lands in a project, for clients that can set no variable. Each has a file of its name beside
 * the users' keys: without it {@code auth-keys} has no key for such a name, which may be anybody's.
 *
 * @param keys {@code auth.key_dir}
 * @param forwarding whose forwarding is to end in their containers
 */
record Aliases(Path keys, Predicate<UserName> forwarding) {

  /** Makes one; the file comes last, so that nobody gets in before all is there. */
  AliasAccount add(UserName user, ProjectName project) {
    AliasAccount alias = AliasAccount.of(user, project);
    alias.make(AccountMaker.GROUP);
    boolean whole = false;
    try {
      if (forwarding.test(user)) {
        letForward(alias);
      }
      say(alias, user, project);
      whole = true;
      return alias;
    } finally {
      if (!whole) {
        alias.remove();
      }
    }
  }

  private void say(AliasAccount alias, UserName user, ProjectName project) {
    String line = "# " + alias.name() + " is " + user + " in the project " + project + "\n";
    try {
      AtomicFile.write(file(alias), line.getBytes(StandardCharsets.US_ASCII), "rw-r--r--");
    } catch (IOException e) {
      throw unwritable(alias, e);
    }
  }

  /** Where server-setup has prepared that. */
  private static void letForward(AliasAccount alias) {
    ForwardingMember member = new ForwardingMember(alias.name());
    try {
      if (ForwardingMember.isThere() && !member.isComplete()) {
        member.join();
      }
    } catch (IOException e) {
      throw new PodspawnException(
          ErrorCode.ACCOUNT_MAKE_FAILED,
          Message.of("let " + alias.name() + " forward", e.toString()),
          e);
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
