package dev.podspawn.core.doctor.host;

import dev.podspawn.core.config.ConfigReader;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.host.HostCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What sudo allows is asked of sudo itself. */
final class SudoCheck implements HostCheck {
  @Override
  public String id() {
    return "sudo";
  }

  @Override
  public String promise() {
    return "sudo lets the accounts do nothing but the crossing to the service account, where there is one";
  }

  private static final Path SUDO = Path.of("/usr/bin/sudo");
  private static final Path VISUDO = Path.of("/usr/sbin/visudo");

  @Override
  public List<Result> run(Host host) {
    Optional<String> service = host.site().service();
    Problems problems = new Problems();
    if (host.stat(SUDO).isEmpty()) {
      if (service.isPresent()) {
        problems.fail("sudo", "it is not installed", Fix.byHand("apt-get install sudo"));
      }
      return problems.or("sudo", "it is not installed, nor needed");
    }
    HostCommand valid = host.run(List.of(VISUDO.toString(), "-c", "-q"));
    if (!valid.succeeded()) {
      problems.fail(
          "/etc/sudoers", valid.output().strip().replace('\n', ' '), Fix.byHand("visudo -c"));
    }
    for (NssAccount account : host.accounts()) {
      look(host, account, problems);
    }
    return problems.or(
        "sudo", service.isPresent() ? "the crossing, and nothing else" : "nothing is allowed");
  }

  private static void look(Host host, NssAccount account, Problems problems) {
    List<String> rules = SudoRules.of(
        host.run(List.of(SUDO.toString(), "-l", "-U", account.name())).output());
    Optional<String> wanted = host.site().service().map(service -> rule(host, service));
    for (String rule : rules) {
      if (wanted.isEmpty() || !rule.equals(wanted.get())) {
        problems.fail(
            account.name(),
            "sudo allows \"" + rule + "\"",
            Fix.byHand("visudo, to take out what matches " + account.name()));
      }
    }
    if (wanted.isPresent() && !rules.contains(wanted.get())) {
      problems.fail(
          account.name(),
          "sudo does not allow \"" + wanted.get() + "\"",
          Fix.byHand("\"%" + host.site().group() + " ALL=" + wanted.get()
              + "\" in /etc/sudoers.d/podspawn"));
    }
  }

  private static String rule(Host host, String service) {
    Path file = host.site().configFile();
    String config = file.equals(ConfigReader.DEFAULT_FILE) ? "" : " --config " + file;
    return "(" + service + ") NOPASSWD: " + host.site().launcher() + " spawn" + config;
  }
}
