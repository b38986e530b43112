package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.NssAccount;
import java.util.List;

/** Whatever is forwarded would reach the host, its loopback and its sockets. */
final class SshdForwardingCheck extends SshdCheck {
  @Override
  public String id() {
    return "sshd-forwarding";
  }

  @Override
  public String promise() {
    return "sshd forwards no ports, sockets, tunnels or displays for the accounts";
  }

  @Override
  void look(Host host, NssAccount account, SshdSettings settings, Problems problems) {
    for (String keyword : List.of(
        "AllowTcpForwarding", "AllowStreamLocalForwarding", "PermitTunnel", "X11Forwarding")) {
      require(host, account, settings, keyword, "no", problems);
    }
  }
}
