package dev.podspawn.core.account;

import dev.podspawn.core.forward.PamBlock;
import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.util.List;

/**
 * An account in the group whose logins may forward. Its password is locked ({@code !} before it, passwd(5)): an sshd
 * without PAM, which would lead nobody into a container's network, lets no locked account in (sshd(8), LOGIN PROCESS).
 */
public record ForwardingMember(String account) {
  /** The group. */
  public static final String GROUP = PamBlock.GROUP;

  /** Whether there is such a group: server-setup has made it. */
  public static boolean isThere() throws IOException {
    return ran("getent", "group", "--", GROUP).succeeded();
  }

  /** Whether it is in the group, and locked. */
  public boolean isComplete() throws IOException {
    return isNamed() && isLocked();
  }

  /** Whether the group names it. */
  public boolean isNamed() throws IOException {
    String line = ran("getent", "group", "--", GROUP).output().strip();
    String members = line.substring(line.lastIndexOf(':') + 1);
    return ("," + members + ",").contains("," + account + ",");
  }

  private boolean isLocked() throws IOException {
    String[] fields = ran("getent", "shadow", "--", account).output().strip().split(":", -1);
    return fields.length > 1 && fields[1].startsWith("!");
  }

  /** Locks its password, and then takes it into the group, which is there. */
  public void join() throws IOException {
    if (!isLocked()) {
      run("usermod", "--lock", account);
    }
    run("gpasswd", "--add", account, GROUP);
  }

  /** Takes it out of the group, and then unlocks its password: {@code *} fits none either. */
  public void leave() throws IOException {
    run("gpasswd", "--delete", account, GROUP);
    if (ran("getent", "shadow", "--", account).output().startsWith(account + ":!:")) {
      run("usermod", "--password", "*", account);
    } else if (isLocked()) {
      run("usermod", "--unlock", account);
    }
  }

  private static void run(String... argv) throws IOException {
    HostCommand done = ran(argv);
    if (!done.succeeded()) {
      throw new IOException(
          argv[0] + " ended with status " + done.status() + ": " + done.output().strip());
    }
  }

  private static HostCommand ran(String... argv) throws IOException {
    return HostCommand.run(List.of(argv), true);
  }
}
