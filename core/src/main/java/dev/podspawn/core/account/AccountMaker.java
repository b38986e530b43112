package dev.podspawn.core.account;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a user's account. Every step adds to an {@link Undo} how it is taken back.
 *
 * <p>The password is {@code *}: none fits, and yet keys do, with PAM and without ({@code !} is a locked account to an sshd
 * without PAM). The shell is /bin/sh, for bash would read a {@code ~/.bashrc} on this host before the forced command.
 */
public final class AccountMaker {
  /** The group whose members' logins end in a container. */
  public static final String GROUP = "podspawn";

  private final AccountPrograms programs;
  private final Undo undo;
  private final UserName user;

  /** For one user. */
  public AccountMaker(UserName user, Undo undo) {
    this.user = user;
    this.undo = undo;
    this.programs = new AccountPrograms(ErrorCode.ACCOUNT_MAKE_FAILED, "make the account " + user);
  }

  /**
   * Makes the account, with its home.
   *
   * @param rootless whether it gets what a Podman of its own needs
   * @throws PodspawnException ACCOUNT_MAKE_FAILED
   */
  public HostAccount make(boolean rootless) {
    makeGroup();
    List<String> argv = new ArrayList<>(List.of("useradd", "--system", "--user-group"));
    argv.addAll(List.of("--groups", GROUP, "--password", "*", "--shell", "/bin/sh"));
    argv.addAll(List.of("--create-home", "--comment", "podspawn user"));
    if (rootless) {
      argv.add("--add-subids-for-system");
    }
    argv.add(user.text());
    programs.run(argv, new byte[0]);
    HostAccount account =
        HostAccount.find(user.text()).orElseThrow(() -> programs.failed("useradd has made none"));
    undo.add(() -> new AccountRemoval(account).remove(true));
    requireNewHome(account);
    programs.run("chmod", "0700", account.home().toString());
    if (rootless) {
      requireSubordinateIds(account);
      makeRuntimeDirectory(account);
      configurePodman(account);
    }
    return account;
  }

  /** Takes an account that is there into the group. */
  public void adopt(HostAccount account) {
    if (account.uid() == 0) {
      throw programs.failed("podspawn never takes root's account", "another name");
    }
    makeGroup();
    programs.run("usermod", "--append", "--groups", GROUP, account.name());
    undo.add(() -> programs.attempt("gpasswd", "--delete", account.name(), GROUP));
  }

  /** Lets its logins forward, where server-setup has prepared that: ports then end in its container. */
  public void letForward(HostAccount account) {
    if (!programs.attempt("getent", "group", ForwardingMember.GROUP)) {
      return;
    }
    ForwardingMember member = new ForwardingMember(account.name());
    try {
      undo.add(
          () -> programs.attempt("gpasswd", "--delete", account.name(), ForwardingMember.GROUP));
      member.join();
    } catch (IOException e) {
      throw programs.failed(String.valueOf(e.getMessage()));
    }
  }

  /** Makes the directory of the user's state, of this owner and of mode 0700. */
  public void makeStateDirectory(Path stateDir, UserName name, HostAccount owner) {
    Path users = stateDir.resolve("users");
    if (!Files.exists(users, NOFOLLOW_LINKS)) {
      programs.run("install", "-d", "-m", "0755", stateDir.toString(), users.toString());
    }
    makePrivate(users.resolve(name.text()), owner);
  }

  private void makePrivate(Path directory, HostAccount owner) {
    if (Files.exists(directory, NOFOLLOW_LINKS)) {
      if (ownerOf(directory) == owner.uid()) {
        return;
      }
      throw programs.failed(
          directory + " is there already and belongs to somebody else", "moving it away");
    }
    programs.run(
        "install",
        "-d",
        "-m",
        "0700",
        "-o",
        owner.name(),
        "-g",
        Integer.toString(owner.gid()),
        directory.toString());
    undo.add(() -> programs.attempt("rm", "-rf", "--one-file-system", "--", directory.toString()));
  }

  private void makeGroup() {
    if (!programs.attempt("getent", "group", GROUP)) {
      programs.run("groupadd", "--system", GROUP);
      undo.add(() -> programs.attempt("groupdel", GROUP));
    }
  }

  /** useradd(8) goes on where there is a home of that name, perhaps another account's. */
  private void requireNewHome(HostAccount account) {
    if (ownerOf(account.home()) != account.uid()) {
      throw programs.failed(
          account.home() + " is there already and belongs to somebody else", "moving it away");
    }
  }

  private int ownerOf(Path path) {
    try {
      return (Integer) Files.getAttribute(path, "unix:uid", NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw programs.failed(path + " cannot be looked at: " + e);
    }
  }

  private void requireSubordinateIds(HostAccount account) {
    for (Path file : SubordinateIds.FILES) {
      SubordinateIds.read(file).trouble(account.name()).ifPresent(trouble -> {
        throw programs.failed(trouble + " (" + file + ")", "a range in that file that is free");
      });
    }
  }

  private void makeRuntimeDirectory(HostAccount account) {
    if (Systemd.runsHere()
        && programs.attempt("loginctl", "enable-linger", account.name())
        // Waits until it is up; linger alone does not.
        && programs.attempt("systemctl", "start", "user@" + account.uid() + ".service")) {
      return;
    }
    Path directory = account.runtimeDirectory();
    if (!Files.exists(directory.resolveSibling("."), NOFOLLOW_LINKS)) {
      programs.run("install", "-d", "-m", "0755", "/run/user");
    }
    makePrivate(directory, account);
  }

  private void configurePodman(HostAccount account) {
    Path directory = account.home().resolve(".config").resolve("containers");
    programs.run(account.command(List.of("mkdir", "-p", directory.toString())), new byte[0]);
    write(account, directory.resolve("containers.conf"), PodmanFiles.containersConf(account));
    write(account, directory.resolve("storage.conf"), PodmanFiles.storageConf(account.home()));
  }

  /** As the account, so that no link of its can lead root astray. */
  private void write(HostAccount account, Path file, String text) {
    programs.run(
        account.command(List.of("tee", file.toString())), text.getBytes(StandardCharsets.UTF_8));
  }
}
