package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.NssAccount;
import java.util.List;

/** A login without a key line has no forced command: it ends in a shell on the host. */
final class SshdOtherWaysCheck extends SshdCheck {
  @Override
  public String id() {
    return "sshd-other-ways";
  }

  @Override
  public String promise() {
    return "nothing but a key of podspawn's logs an account in, and no ForceCommand takes its place";
  }

  @Override
  void look(Host host, NssAccount account, SshdSettings settings, Problems problems) {
    for (String keyword : List.of(
        "TrustedUserCAKeys", "ForceCommand", "ChrootDirectory", "AuthorizedPrincipalsCommand")) {
      require(host, account, settings, keyword, "none", problems);
    }
    for (String keyword :
        List.of("HostbasedAuthentication", "GSSAPIAuthentication", "KerberosAuthentication")) {
      require(host, account, settings, keyword, "no", problems);
    }
    require(host, account, settings, "PubkeyAuthentication", "yes", problems);
  }
}
