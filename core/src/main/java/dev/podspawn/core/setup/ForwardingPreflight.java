package dev.podspawn.core.setup;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.sshd.SshdValues;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What must hold before PAM leads logins into their containers' networks.
 *
 * @param pam sshd's PAM file
 */
record ForwardingPreflight(Site site, Path pam) {
  private static final String MODULE = "pam_usernet.so";

  /** Where PAM modules are; a star stands for the machine's name, as Debian has it. */
  private static final List<Path> PLACES = List.of(
      Path.of("/lib/security"), Path.of("/usr/lib/security"), Path.of("/usr/lib64/security"));

  void check(SshdValues root, List<String> notes) throws IOException {
    if (!root.value("usepam").orElse("no").equals("yes")) {
      throw refused(
          "sshd has 'UsePAM no', and without PAM whatever is forwarded reaches the host",
          "'UsePAM yes' in " + site.sshd().config());
    }
    String service = root.value("pamservicename").orElse(String.valueOf(pam.getFileName()));
    if (!pam.endsWith(service)) {
      throw refused("sshd's PAM service is " + service, "'--pam-service " + service + "'");
    }
    if (!Files.isRegularFile(pam)) {
      throw refused("there is no " + pam, "the name of sshd's PAM service by --pam-service");
    }
    if (!hasModule()) {
      throw refused("PAM has no " + MODULE + " here", "'apt-get install libpam-net'");
    }
    for (String program : List.of("setpriv", "flock")) {
      if (!Programs.has(program)) {
        throw refused("this machine has no " + program, "'apt-get install util-linux'");
      }
    }
    if (!site.pamBlock().isFit()) {
      throw refused(
          "the paths of this installation have characters that PAM would misread",
          "a path without blanks");
    }
    if (site.configIsThere() && !site.read().forwarding().endsInContainer()) {
      notes.add(site.config() + " says 'forwarding: none': only users whose own file says"
          + " 'forwarding: container' may forward");
    }
  }

  private static boolean hasModule() throws IOException {
    for (Path place : PLACES) {
      if (Files.exists(place.resolve(MODULE))) {
        return true;
      }
    }
    try (DirectoryStream<Path> machines =
        Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-*")) {
      for (Path machine : machines) {
        if (Files.exists(machine.resolve("security").resolve(MODULE))) {
          return true;
        }
      }
    }
    return Files.exists(Path.of("/lib/x86_64-linux-gnu/security").resolve(MODULE))
        || Files.exists(Path.of("/lib/aarch64-linux-gnu/security").resolve(MODULE));
  }

  private static SetupException refused(String reason, String advice) {
    return new SetupException(ErrorCode.SETUP_REFUSED, reason, advice);
  }
}
