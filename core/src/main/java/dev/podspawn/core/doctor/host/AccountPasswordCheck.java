package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.host.HostCommand;
import java.util.List;

/** A password would log in without a forced command, or by su. */
final class AccountPasswordCheck implements HostCheck {
  @Override
  public String id() {
    return "account-password";
  }

  @Override
  public String promise() {
    return "no account has a password, and a key logs each in";
  }

  @Override
  public List<Result> run(Host host) {
    Problems problems = new Problems();
    for (NssAccount account : host.accounts()) {
      HostCommand asked = host.run(List.of("/usr/bin/getent", "shadow", "--", account.name()));
      String[] fields = asked.output().strip().split(":", -1);
      if (fields.length > 1) {
        look(host, account, fields[1], problems);
      }
    }
    return problems.or("passwords", "no account has one");
  }

  private static void look(Host host, NssAccount account, String password, Problems problems) {
    Fix fix = Fix.byHand("usermod --password '*' " + account.name());
    boolean locked = password.startsWith("!");
    if (!locked && !password.startsWith("*")) {
      problems.fail(
          account.name(), password.isEmpty() ? "its password is empty" : "it has a password", fix);
    } else if (locked && !usesPam(host, account)) {
      problems.fail(
          account.name(), "it is locked, and with UsePAM no sshd refuses its keys too", fix);
    }
  }

  private static boolean usesPam(Host host, NssAccount account) {
    return SshdSettings.of(host, account)
        .filter(s -> s.value("UsePAM").equals("no"))
        .isEmpty();
  }
}
