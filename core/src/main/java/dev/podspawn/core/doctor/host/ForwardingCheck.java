package dev.podspawn.core.doctor.host;

import dev.podspawn.core.config.ConfigReader;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.NssAccount;
import dev.podspawn.core.doctor.Site;
import dev.podspawn.core.forward.PamBlock;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Each link of the chain by which sshd comes into a container's network before it forwards. */
final class ForwardingCheck extends SshdCheck {
  private static final String MODULE = "pam_usernet.so";
  private static final Fix SETUP = Fix.byHand("podspawn server-setup --forwarding container");

  @Override
  public String id() {
    return "forwarding";
  }

  @Override
  public String promise() {
    return "PAM lets the logins of podspawn-net into their containers' networks, or nothing is forwarded";
  }

  /** Whether it is in the group whose logins may forward. */
  static boolean isMember(Host host, NssAccount account) {
    String groups =
        host.run(List.of("/usr/bin/id", "-Gn", "--", account.name())).output();
    return Arrays.asList(groups.strip().split(" ", -1)).contains(PamBlock.GROUP);
  }

  @Override
  void look(Host host, NssAccount account, SshdSettings settings, Problems problems) {
    if (!isMember(host, account)) {
      return;
    }
    if (!settings.value("UsePAM").equals("yes")) {
      problems.fail(
          account.name(),
          "sshd has UsePAM no",
          Fix.byHand("\"UsePAM yes\" in sshd's configuration"));
    }
    Optional<Path> pam = pamFile(settings);
    if (pam.isEmpty()) {
      problems.fail(account.name(), "auth-keys is called without --pam", SETUP);
    } else {
      lookAtPam(host, account, settings, pam.get(), problems);
    }
    if (!isLocked(host, account)) {
      problems.fail(
          account.name(),
          "its password is not locked, and an sshd without PAM would let it in",
          Fix.byHand("usermod --lock " + account.name()));
    }
  }

  /** Where PAM is told of us, by what sshd asks for keys. */
  static Optional<Path> pamFile(SshdSettings settings) {
    List<String> words = Arrays.asList(settings.value("AuthorizedKeysCommand").split(" +", -1));
    int at = words.indexOf("--pam");
    return at > 0 && at + 1 < words.size()
        ? Optional.of(Path.of(words.get(at + 1)))
        : Optional.empty();
  }

  private static void lookAtPam(
      Host host, NssAccount account, SshdSettings settings, Path pam, Problems problems) {
    String service = settings.value("PAMServiceName");
    if (!service.isEmpty() && !pam.endsWith(service)) {
      problems.fail(account.name(), "sshd's PAM service is " + service + ", not " + pam, SETUP);
    }
    if (!host.read(pam).orElse("").startsWith(block(host.site()).text())) {
      problems.fail(account.name(), pam + " does not begin with podspawn's lines", SETUP);
    }
    if (!hasModule(host)) {
      problems.fail(
          account.name(), "PAM has no " + MODULE, Fix.byHand("apt-get install libpam-net"));
    }
  }

  private static PamBlock block(Site site) {
    Optional<Path> named = site.configFile().equals(ConfigReader.DEFAULT_FILE)
        ? Optional.empty()
        : Optional.of(site.configFile());
    return new PamBlock(
        site.home(),
        named,
        site.config().engine().runAs(),
        site.config().state().dir());
  }

  private static boolean hasModule(Host host) {
    for (String place : List.of("/usr/lib", "/lib", "/usr/lib64", "/lib64")) {
      if (host.stat(Path.of(place, "security", MODULE)).isPresent()) {
        return true;
      }
      for (Path machine : host.entries(Path.of(place))) {
        boolean named = String.valueOf(machine.getFileName()).contains("-linux-");
        if (named && host.stat(machine.resolve("security").resolve(MODULE)).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isLocked(Host host, NssAccount account) {
    String[] fields = host.run(List.of("/usr/bin/getent", "shadow", "--", account.name()))
        .output()
        .strip()
        .split(":", -1);
    return fields.length > 1 && fields[1].startsWith("!");
  }
}
