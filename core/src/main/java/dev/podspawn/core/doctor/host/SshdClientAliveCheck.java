package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.NssAccount;

/** A client that vanishes without a word would keep its container for hours. */
final class SshdClientAliveCheck extends SshdCheck {
  @Override
  public String id() {
    return "sshd-client-alive";
  }

  @Override
  public String promise() {
    return "sshd ends connections whose clients have vanished";
  }

  @Override
  void look(Host host, NssAccount account, SshdSettings settings, Problems problems) {
    if (settings.value("ClientAliveInterval").equals("0")
        || settings.value("ClientAliveCountMax").equals("0")) {
      problems.warn(
          account.name(),
          "ClientAliveInterval is " + settings.value("ClientAliveInterval")
              + ", ClientAliveCountMax " + settings.value("ClientAliveCountMax"),
          inBlock(host, "ClientAliveInterval 60"));
    }
  }
}
