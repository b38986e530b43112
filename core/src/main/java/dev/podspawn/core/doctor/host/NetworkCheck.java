package dev.podspawn.core.doctor.host;

import dev.podspawn.core.config.NetworkMode;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.HostCheck;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.host.HostCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Without what closes a container's network off, no login works, unless it is to have none. */
final class NetworkCheck implements HostCheck {
  private static final String SUBJECT = "network";
  private static final List<String> ACTIONS = List.of("up", "resolve", "refused");

  /** In a namespace of its own, which goes with the command. */
  private static final List<String> PROBE =
      List.of("/usr/bin/unshare", "--net", "--", "nft", "add", "table", "inet", "podspawn");

  @Override
  public String id() {
    return "network";
  }

  @Override
  public String promise() {
    return "the networks of sessions can be closed off, by nftables and, for an allow list, dnsmasq";
  }

  @Override
  public List<Result> run(Host host) {
    Problems problems = new Problems();
    script(host, problems);
    HostCommand probe = host.run(PROBE);
    if (!probe.succeeded()) {
      problems.fail(
          SUBJECT,
          "nft cannot make a table in a network namespace (status " + probe.status() + ")",
          Fix.byHand("apt-get install nftables util-linux"));
    }
    resolver(host, problems);
    host.site().service().ifPresent(service -> sudo(host, service, problems));
    return problems.or(SUBJECT, "nftables works in a network namespace");
  }

  private static Path program(Host host, String name) {
    return host.site().home().resolve("libexec").resolve(name);
  }

  private static void script(Host host, Problems problems) {
    for (String name : List.of("podspawn-net-fence", "podspawn-net-hold")) {
      Path program = program(host, name);
      if (host.stat(program).isEmpty()) {
        problems.fail(
            program,
            "it is missing",
            Fix.byHand("cp -R cli/target/podspawn/libexec " + host.site().home()));
      } else {
        Trust.own(host, program, problems);
      }
    }
  }

  private static void resolver(Host host, Problems problems) {
    Optional<String> lack = lack(host.run(List.of("/usr/sbin/dnsmasq", "--version")));
    if (lack.isEmpty()) {
      return;
    }
    Fix fix = Fix.byHand("apt-get install dnsmasq-base");
    if (host.site().config().network().mode() == NetworkMode.ALLOWLIST) {
      problems.fail(SUBJECT, lack.get(), fix);
    } else {
      problems.warn(SUBJECT, lack.get() + ", so 'network: allowlist' does not work", fix);
    }
  }

  private static Optional<String> lack(HostCommand version) {
    if (!version.succeeded()) {
      return Optional.of("dnsmasq is not installed");
    }
    for (String option : List.of("nftset", "conntrack")) {
      if (!version.output().contains(" " + option)) {
        return Optional.of("this dnsmasq was built without " + option);
      }
    }
    return Optional.empty();
  }

  private static void sudo(Host host, String service, Problems problems) {
    String script = program(host, "podspawn-net-fence").toString();
    String rules = String.join(
        ", ",
        SudoRules.of(host.run(List.of("/usr/bin/sudo", "-l", "-U", service)).output()));
    for (String action : ACTIONS) {
      if (!(rules + ",").contains(script + " " + action + ",")) {
        problems.fail(
            service,
            "sudo does not let it run '" + script + " " + action + "'",
            Fix.byHand(host.site().launcher() + " server-setup"));
      }
    }
  }
}
