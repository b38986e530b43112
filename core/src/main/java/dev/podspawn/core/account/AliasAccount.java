package dev.podspawn.core.account;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.host.HostCommand;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A second name of a user's account, such as {@code alice.backend}: an entry of passwd(5) with the same uid, group, home and
 * shell. To the kernel, to the engine and to podspawn's state whoever logs in by it is the user; sshd alone sees the name, and
 * {@code auth-keys} makes the project of it.
 */
public record AliasAccount(HostAccount account, ProjectName project) {
  /** What useradd(8) takes everywhere. */
  private static final int LONGEST = 32;

  /** The name. */
  public String name() {
    return account.name() + "." + project.text();
  }

  /**
   * Makes it; does nothing where it is there.
   *
   * @param group whose members' logins end in a container
   * @throws PodspawnException ACCOUNT_MAKE_FAILED; ACCOUNT_EXISTS: the name is another account's
   */
  public void make(String group) {
    AccountPrograms programs =
        new AccountPrograms(ErrorCode.ACCOUNT_MAKE_FAILED, "make the account " + name());
    if (account.uid() == 0 || name().length() > LONGEST) {
      throw programs.failed(
          account.uid() == 0
              ? "it would be root's"
              : "its name has more than " + LONGEST + " letters");
    }
    Optional<HostAccount> there = HostAccount.find(name());
    if (there.isPresent()) {
      if (there.get().uid() != account.uid()) {
        throw new PodspawnException(
            ErrorCode.ACCOUNT_EXISTS,
            new Message(
                "make the account " + name(), "there is one of that name", "another project name"),
            null);
      }
      return;
    }
    List<String> argv = new ArrayList<>(List.of("useradd", "--non-unique"));
    argv.addAll(List.of("--uid", Integer.toString(account.uid())));
    argv.addAll(List.of("--gid", Integer.toString(account.gid()), "--no-create-home"));
    argv.addAll(List.of("--home-dir", account.home().toString(), "--shell", "/bin/sh"));
    argv.addAll(List.of("--groups", group, "--password", "*"));
    argv.addAll(List.of("--comment", "podspawn alias", "--", name()));
    programs.run(argv, new byte[0]);
  }

  /**
   * Removes it; does nothing where there is none.
   *
   * @throws PodspawnException ACCOUNT_REMOVE_FAILED
   */
  public void remove() {
    Optional<HostAccount> there = HostAccount.find(name());
    if (there.isEmpty() || there.get().uid() != account.uid()) {
      return;
    }
    // By force: programs of the same uid are the user's own. The home is not touched without
    // --remove.
    new AccountPrograms(ErrorCode.ACCOUNT_REMOVE_FAILED, "remove the account " + name())
        .run("userdel", "--force", "--", name());
  }

  /** All of a user's, in the order of the account database. */
  public static List<AliasAccount> of(HostAccount account) {
    List<AliasAccount> aliases = new ArrayList<>();
    try {
      String all = HostCommand.run(List.of("getent", "passwd"), false).output();
      for (String line : all.split("\n", -1)) {
        Optional<HostAccount> other = HostAccount.parse(line);
        String prefix = account.name() + ".";
        if (other.isPresent()
            && other.get().uid() == account.uid()
            && other.get().name().startsWith(prefix)) {
          project(other.get().name().substring(prefix.length()))
              .ifPresent(project -> aliases.add(new AliasAccount(account, project)));
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return aliases;
  }

  /**
   * The one of a user and a project.
   *
   * @throws PodspawnException USER_UNKNOWN: the user has no account
   */
  public static AliasAccount of(UserName user, ProjectName project) {
    HostAccount account = HostAccount.find(user.text())
        .orElseThrow(() -> new PodspawnException(
            ErrorCode.USER_UNKNOWN,
            new Message(
                "find the account " + user, "there is none of that name", "'podspawn list-users'"),
            null));
    return new AliasAccount(account, project);
  }

  private static Optional<ProjectName> project(String text) {
    try {
      return Optional.of(ProjectName.parse(text));
    } catch (PodspawnException e) {
      return Optional.empty(); // not one of ours
    }
  }
}
