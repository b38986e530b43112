package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.doctor.Result;
import java.util.List;

/** bash reads ~/.bashrc for what sshd runs, zsh ~/.zshenv: on the host. */
final class AccountShellCheck implements HostCheck {
  @Override
  public String id() {
    return "account-shell";
  }

  @Override
  public String promise() {
    return "each account's shell is one that runs no file of the account's before the forced command";
  }

  @Override
  public boolean needsRoot() {
    return false;
  }

  private static final List<String> SAFE =
      List.of("/bin/sh", "/usr/bin/sh", "/bin/dash", "/usr/bin/dash");

  @Override
  public List<Result> run(Host host) {
    Problems problems = new Problems();
    for (NssAccount account : host.accounts()) {
      if (!SAFE.contains(account.shell())) {
        problems.fail(
            account.name(),
            "its shell is " + account.shell(),
            Fix.byHand("usermod --shell /bin/sh " + account.name()));
      }
    }
    return problems.or("/bin/sh", "all accounts have it, or dash");
  }
}
