package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.FileFacts;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.doctor.Result;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lies there is the account's engine, with rootless Podman: its images and containers. */
final class AccountHomeCheck implements HostCheck {
  @Override
  public String id() {
    return "account-home";
  }

  @Override
  public String promise() {
    return "each account has a home directory of its own that is closed to others";
  }

  @Override
  public List<Result> run(Host host) {
    Problems problems = new Problems();
    Map<Path, String> homes = new HashMap<>();
    for (NssAccount account : host.accounts()) {
      String other = homes.putIfAbsent(account.home(), account.name());
      if (other != null) {
        problems.fail(
            account.name(),
            "it shares " + account.home() + " with " + other,
            Fix.byHand("usermod --home /home/" + account.name() + " " + account.name()));
      } else {
        look(account, host.stat(account.home()), problems);
      }
    }
    return problems.or("home directories", "each is one account's");
  }

  private static void look(NssAccount account, Optional<FileFacts> home, Problems problems) {
    if (home.isEmpty()) {
      problems.warn(
          account.name(),
          "it has no home directory " + account.home(),
          Fix.byHand("install -d -m 0700 -o " + account.name() + " " + account.home()));
    } else if (home.get().uid() != account.uid()) {
      problems.fail(
          account.name(),
          account.home() + " belongs to uid " + home.get().uid(),
          Fix.byHand("chown " + account.name() + ": " + account.home()));
    } else if (home.get().writableForOthers()) {
      problems.fail(
          account.name(),
          account.home() + " can be written by others",
          Fix.byHand("chmod 0700 " + account.home()));
    }
  }
}
