package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.doctor.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A check of what sshd would do for each account. */
abstract class SshdCheck implements HostCheck {
  private static final Path DROP_IN = Path.of("/etc/ssh/sshd_config.d/podspawn.conf");

  @Override
  public final List<Result> run(Host host) {
    List<NssAccount> accounts = host.accounts();
    if (accounts.isEmpty()) {
      return List.of(new Result.NotChecked("sshd", "not checked: no user has an account yet"));
    }
    Problems problems = new Problems();
    for (NssAccount account : accounts) {
      Optional<SshdSettings> settings = SshdSettings.of(host, account);
      if (settings.isEmpty()) {
        return List.of(
            new Result.NotChecked("sshd", "not checked: its configuration must be right first"));
      }
      look(host, account, settings.get(), problems);
    }
    return problems.or("sshd", "as promised for " + accounts.size() + " of them");
  }

  abstract void look(Host host, NssAccount account, SshdSettings settings, Problems problems);

  /** Requires a value of a setting. */
  static void require(
      Host host,
      NssAccount account,
      SshdSettings settings,
      String keyword,
      String value,
      Problems problems) {
    String found = settings.value(keyword);
    if (!found.isEmpty() && !found.equals(value)) {
      problems.fail(account.name(), keyword + " is " + found, inBlock(host, keyword + " " + value));
    }
  }

  /** A line that belongs where sshd knows podspawn's accounts. */
  static Fix inBlock(Host host, String line) {
    return Fix.byHand("\"" + line + "\" under \"Match Group " + host.site().group() + "\" in "
        + DROP_IN + ", then systemctl reload ssh");
  }
}
