package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.NssAccount;
import java.util.List;

/** Whatever is forwarded would reach the host, its loopback and its sockets, but for ports and displays where PAM has seen to that. */
final class SshdForwardingCheck extends SshdCheck {
  @Override
  public String id() {
    return "sshd-forwarding";
  }

  @Override
  public String promise() {
    return "sshd forwards no sockets or tunnels for the accounts, and ports and displays of members of podspawn-net only";
  }

  @Override
  void look(Host host, NssAccount account, SshdSettings settings, Problems problems) {
    if (!ForwardingCheck.isMember(host, account)) {
      require(host, account, settings, "AllowTcpForwarding", "no", problems);
      require(host, account, settings, "X11Forwarding", "no", problems);
    }
    for (String keyword : List.of("AllowStreamLocalForwarding", "PermitTunnel")) {
      require(host, account, settings, keyword, "no", problems);
    }
  }
}
