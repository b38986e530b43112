package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.NssAccount;
import java.util.List;

/** What sshd accepts is set for the shell and the launcher on the host. */
final class SshdEnvironmentCheck extends SshdCheck {
  @Override
  public String id() {
    return "sshd-environment";
  }

  @Override
  public String promise() {
    return "sshd accepts of the clients only variables that mean nothing to programs of the host";
  }

  private static final List<String> HARMLESS =
      List.of("LANG", "LC_*", "COLORTERM", "TERM", "PODSPAWN_PROJECT");
  private static final List<String> HARMFUL = List.of(
      "LD_",
      "BASH_",
      "ENV",
      "IFS",
      "PATH",
      "JAVA_",
      "JDK_",
      "_JAVA",
      "CLASSPATH",
      "PODSPAWN_",
      "XDG_");

  @Override
  void look(Host host, NssAccount account, SshdSettings settings, Problems problems) {
    for (String name : settings.values("AcceptEnv")) {
      boolean wide = name.startsWith("*") || name.startsWith("?");
      Fix fix = inBlock(host, "AcceptEnv " + String.join(" ", HARMLESS));
      if (wide || (!HARMLESS.contains(name) && HARMFUL.stream().anyMatch(name::startsWith))) {
        problems.fail(account.name(), "AcceptEnv has " + name, fix);
      } else if (!HARMLESS.contains(name)
          && !host.site().config().session().acceptEnv().contains(name)) {
        problems.warn(
            account.name(), "AcceptEnv has " + name + ", which podspawn does not pass on", fix);
      }
    }
  }
}
