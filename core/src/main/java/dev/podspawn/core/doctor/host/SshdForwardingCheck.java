package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.NssAccount;
import java.util.List;

/** Whatever is forwarded would reach the host, its loopback and its sockets, but for ports where PAM has seen to that. */
final class SshdForwardingCheck extends SshdCheck {
  @Override
  public String id() {
    return "sshd-forwarding";
  }

  @Override
  public String promise() {
    return "sshd forwards no sockets, tunnels or displays for the accounts, and ports of members of podspawn-net only";
  }

  @Override
  void look(Host host, NssAccount account, SshdSettings settings, Problems problems) {
    if (!ForwardingCheck.isMember(host, account)) {
      require(host, account, settings, "AllowTcpForwarding", "no", problems);
    }
    for (String keyword : List.of("AllowStreamLocalForwarding", "PermitTunnel", "X11Forwarding")) {
      require(host, account, settings, keyword, "no", problems);
    }
  }
}
