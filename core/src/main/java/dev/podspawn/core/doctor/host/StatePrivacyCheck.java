package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.host.HostCommand;
import java.util.ArrayList;
import java.util.List;

/** The kernel is asked as each account; with a service account none may see even its own. */
final class StatePrivacyCheck implements HostCheck {
  @Override
  public String id() {
    return "state-privacy";
  }

  @Override
  public String promise() {
    return "no login account can look into the state of others";
  }

  @Override
  public List<Result> run(Host host) {
    Problems problems = new Problems();
    String users = host.site().stateUsers().toString();
    boolean shared = host.site().service().isPresent();
    for (NssAccount account : host.accounts()) {
      List<String> find =
          new ArrayList<>(List.of("/usr/bin/find", users, "-mindepth", "1", "-maxdepth", "1"));
      if (!shared) {
        find.addAll(List.of("!", "-name", account.name()));
      }
      find.addAll(List.of("(", "-readable", "-o", "-writable", ")", "!", "-type", "l"));
      HostCommand found = host.runAs(account, find.toArray(new String[0]));
      found
          .output()
          .lines()
          .filter(line -> line.startsWith(users + "/"))
          .forEach(line -> problems.fail(
              account.name(), "it can look into " + line, Fix.byHand("chmod 0700 " + line)));
    }
    return problems.or(users, "nobody sees what is others'");
  }
}
