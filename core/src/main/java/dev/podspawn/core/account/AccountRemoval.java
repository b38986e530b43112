package dev.podspawn.core.account;

import dev.podspawn.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes an account away, with its processes, containers, mounts, subordinate ids and what Podman keeps by uid. */
public final class AccountRemoval {
  private static final Path MOUNTS = Path.of("/proc/self/mountinfo");
  private static final int MOUNT_POINT = 4;

  private final HostAccount account;
  private final AccountPrograms programs;

  /** Of this account. */
  public AccountRemoval(HostAccount account) {
    this.account = account;
    this.programs = new AccountPrograms(
        ErrorCode.ACCOUNT_REMOVE_FAILED, "remove the account " + account.name());
  }

  /**
   * Removes it; what is gone already does not matter.
   *
   * @param withHome whether its home goes too; else root has it from now on, for the next account may get the same uid
   * @throws dev.podspawn.core.error.PodspawnException ACCOUNT_REMOVE_FAILED
   */
  public void remove(boolean withHome) {
    if (Systemd.runsHere()) {
      programs.attempt("loginctl", "disable-linger", account.name());
      programs.attempt("systemctl", "stop", "user@" + account.uid() + ".service");
    }
    if (!AccountProcesses.of(account).end()) {
      throw programs.failed("processes of its will not end", "\"ps -U " + account.name() + "\"");
    }
    unmountBelow(account.home());
    unmountBelow(account.runtimeDirectory());
    programs.attempt("userdel", account.name());
    if (HostAccount.find(account.name()).isPresent()) {
      programs.run("userdel", "--force", account.name());
    }
    if (programs.attempt("getent", "group", account.name())) {
      programs.attempt("groupdel", account.name());
    }
    removeFiles(withHome);
  }

  /** Takes it out of the group, and leaves it as it was before it came in. */
  public void release() {
    try {
      ForwardingMember member = new ForwardingMember(account.name());
      if (member.isNamed()) {
        member.leave();
      }
    } catch (IOException e) {
      throw programs.failed(String.valueOf(e.getMessage()));
    }
    programs.run("gpasswd", "--delete", account.name(), AccountMaker.GROUP);
  }

  private void removeFiles(boolean withHome) {
    List<String> argv = new ArrayList<>(List.of("rm", "-rf", "--one-file-system", "--"));
    argv.add(account.runtimeDirectory().toString());
    argv.add("/dev/shm/libpod_rootless_lock_" + account.uid());
    for (String name : List.of("podman-run-", "containers-user-", "storage-run-")) {
      argv.add("/tmp/" + name + account.uid());
    }
    argv.add("/var/tmp/containers-user-" + account.uid());
    programs.run(argv, new byte[0]);
    // A home that another account had first is none of ours.
    if (owner(account.home()) == account.uid()) {
      String home = account.home().toString();
      if (withHome) {
        programs.run("rm", "-rf", "--one-file-system", "--", home);
      } else {
        programs.run("chown", "--no-dereference", "root:root", home);
      }
    }
  }

  private static int owner(Path path) {
    try {
      return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return -1;
    }
  }

  private void unmountBelow(Path directory) {
    try {
      Files.readAllLines(MOUNTS).stream()
          .map(line -> line.split(" ", -1)[MOUNT_POINT])
          .filter(point -> point.startsWith(directory + "/"))
          .sorted(Comparator.reverseOrder())
          .forEach(point -> programs.attempt("umount", "--lazy", "--", point));
    } catch (IOException e) {
      throw programs.failed(MOUNTS + " cannot be read: " + e);
    }
  }
}
