package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.NssAccount;

/** Both would act on the host, before the forced command. */
final class SshdUserFilesCheck extends SshdCheck {
  @Override
  public String id() {
    return "sshd-user-files";
  }

  @Override
  public String promise() {
    return "sshd runs and reads nothing that lies in the home directories of the accounts";
  }

  @Override
  void look(Host host, NssAccount account, SshdSettings settings, Problems problems) {
    require(host, account, settings, "PermitUserRC", "no", problems);
    String found = settings.value("PermitUserEnvironment");
    if (!found.isEmpty() && !found.equals("no")) {
      problems.fail(
          account.name(),
          "PermitUserEnvironment is " + found,
          Fix.byHand("\"PermitUserEnvironment no\" before every Match in "
              + host.site().sshdConfig()));
    }
  }
}
