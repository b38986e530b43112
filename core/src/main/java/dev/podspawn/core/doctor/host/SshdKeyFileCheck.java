package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.NssAccount;
import java.nio.file.Path;

/** A key file that its account can write is a way around the forced command. */
final class SshdKeyFileCheck extends SshdCheck {
  @Override
  public String id() {
    return "sshd-key-file";
  }

  @Override
  public String promise() {
    return "sshd reads no key file of the accounts but podspawn's emergency one";
  }

  @Override
  void look(Host host, NssAccount account, SshdSettings settings, Problems problems) {
    String found = settings.value("AuthorizedKeysFile");
    String emergency = host.site().etc().resolve("emergency") + "/%u";
    if (!found.equals("none") && !found.equals(emergency)) {
      Path own = account.home().resolve(".ssh").resolve("authorized_keys");
      String there = host.stat(own).isPresent() ? ", and there is " + own : "";
      problems.fail(
          account.name(),
          "AuthorizedKeysFile is " + found + there,
          inBlock(host, "AuthorizedKeysFile none"));
    }
  }
}
