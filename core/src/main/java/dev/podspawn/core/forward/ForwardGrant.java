package dev.podspawn.core.forward;

import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.LoginName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether sshd may forward the ports of an account's logins: only if it is certain that PAM will let them into the container's
 * network first. The account must be named in the group {@value PamBlock#GROUP} of the group file itself, and sshd's PAM
 * file must begin with our lines, exactly. sshd's own configuration and the lines themselves ask for the group again.
 *
 * @param pamFile of the service that sshd is
 * @param groupFile {@code /etc/group}, group(5)
 */
public record ForwardGrant(Path pamFile, Path groupFile, PamBlock block, AdminLog log) {
  /** The host's groups. */
  public static final Path GROUPS = Path.of("/etc/group");

  /** Whether it may; what is not as it should be goes to the log. */
  public boolean isCertain(LoginName login) {
    try {
      if (!Files.readString(pamFile, StandardCharsets.ISO_8859_1).startsWith(block.text())) {
        log.warning(
            "nothing of " + login + " is forwarded: " + pamFile
                + " does not begin with podspawn's lines; try 'podspawn server-setup --forwarding container'");
        return false;
      }
      if (!isMember(login)) {
        log.warning("nothing of " + login + " is forwarded: it is not in the group "
            + PamBlock.GROUP + "; try 'gpasswd --add " + login + " " + PamBlock.GROUP + "'");
        return false;
      }
      return true;
    } catch (IOException e) {
      log.warning("nothing of " + login + " is forwarded: " + e);
      return false;
    }
  }

  private boolean isMember(LoginName login) throws IOException {
    for (String line : Files.readString(groupFile, StandardCharsets.ISO_8859_1).split("\n", -1)) {
      if (line.startsWith(PamBlock.GROUP + ":")) {
        String members = line.substring(line.lastIndexOf(':') + 1);
        return ("," + members + ",").contains("," + login.text() + ",");
      }
    }
    return false;
  }
}
