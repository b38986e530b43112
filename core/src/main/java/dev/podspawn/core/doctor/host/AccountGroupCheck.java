package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.doctor.Result;
import java.util.Arrays;
import java.util.List;

/** What is not in the group logs in to the host. */
final class AccountGroupCheck implements HostCheck {
  @Override
  public String id() {
    return "account-group";
  }

  @Override
  public String promise() {
    return "each account is in the group by which sshd knows podspawn's";
  }

  @Override
  public boolean needsRoot() {
    return false;
  }

  @Override
  public List<Result> run(Host host) {
    Problems problems = new Problems();
    String group = host.site().group();
    for (NssAccount account : host.accounts()) {
      String groups =
          host.run(List.of("/usr/bin/id", "-Gn", "--", account.name())).output().strip();
      if (!Arrays.asList(groups.split(" ", -1)).contains(group)) {
        problems.fail(
            account.name(),
            "it is not in the group " + group,
            Fix.byHand("usermod --append --groups " + group + " " + account.name()));
      }
    }
    return problems.or(group, "all accounts are in it");
  }
}
