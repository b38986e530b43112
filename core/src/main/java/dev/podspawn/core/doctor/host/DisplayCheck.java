package dev.podspawn.core.doctor.host;

import dev.podspawn.core.config.Transport;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.name.UserName;
import java.nio.file.Path;

/** Without xauth(1) sshd refuses X11 and goes on, and nobody is told why no window opens. */
final class DisplayCheck extends SshdCheck {
  private static final String USUAL = "/usr/bin/xauth";

  @Override
  public String id() {
    return "display";
  }

  @Override
  public String promise() {
    return "where forwarding is container+x11, sshd finds xauth, and podspawn-guest carries logins";
  }

  @Override
  void look(Host host, NssAccount account, SshdSettings settings, Problems problems) {
    if (!host.forwarding(UserName.parse(account.name())).hasDisplay()) {
      return;
    }
    String named = settings.value("XAuthLocation");
    Path xauth = Path.of(named.isEmpty() ? USUAL : named);
    if (host.real(xauth).isEmpty()) {
      problems.warn(
          account.name(),
          "there is no " + xauth + ", so sshd refuses X11",
          Fix.byHand("apt-get install xauth"));
    }
    if (host.site().config().session().transport() == Transport.DIRECT) {
      problems.warn(
          account.name(),
          "session.transport is direct, and only podspawn-guest has displays",
          Fix.byHand("\"transport: auto\" under \"session\" in " + host.site().configFile()));
    }
  }
}
