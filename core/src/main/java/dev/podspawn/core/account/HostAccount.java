package dev.podspawn.core.account;

import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An account as passwd(5) has it. */
public record HostAccount(String name, int uid, int gid, Path home, String shell) {
  private static final int FIELDS = 7;

  /** The account of that name, from wherever the system has its accounts (getent(1)). */
  public static Optional<HostAccount> find(String name) {
    try {
      HostCommand found = HostCommand.run(List.of("getent", "passwd", "--", name), false);
      return parse(found.output().strip()).filter(account -> account.name.equals(name));
    } catch (IOException e) {
      throw new UncheckedIOException("getent cannot be run", e);
    }
  }

  /** Reads a line of passwd(5); empty when it is none. */
  public static Optional<HostAccount> parse(String line) {
    String[] fields = line.split(":", -1);
    if (fields.length != FIELDS) {
      return Optional.empty();
    }
    try {
      int uid = Integer.parseInt(fields[2]);
      int gid = Integer.parseInt(fields[3]);
      return Optional.of(
          new HostAccount(fields[0], uid, gid, Path.of("/").resolve(fields[5]), fields[6]));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** What XDG_RUNTIME_DIR says in its logins. */
  public Path runtimeDirectory() {
    return Path.of("/run/user/" + uid);
  }

  /** A command that runs under this account, with the few variables a login has (setpriv(1), env(1)). */
  public List<String> command(List<String> argv) {
    List<String> words = new ArrayList<>(
        List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--init-groups", "--"));
    words.addAll(List.of("env", "-i", "--chdir=" + home, "HOME=" + home, "USER=" + name));
    words.addAll(List.of("LOGNAME=" + name, "SHELL=/bin/sh", "LANG=C.UTF-8"));
    words.add("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    words.add("XDG_RUNTIME_DIR=" + runtimeDirectory());
    words.addAll(argv);
    return words;
  }
}
