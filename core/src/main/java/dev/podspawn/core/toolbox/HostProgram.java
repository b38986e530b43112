package dev.podspawn.core.toolbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A program of the host that containers are shown.
 *
 * @param name its name in the toolbox
 * @param debianPackage what apt installs it with
 * @param folder where its wrapper lies: {@code bin} is at the end of every session's PATH, {@code libexec} is not
 * @param places where hosts have it
 * @param preload the toolbox's own libraries that it is run with
 * @param spoiler what makes it of no use to containers, being of a kind that needs more programs beside it; one that can be
 *     spoilt is left out too where the host has none
 */
record HostProgram(
    String name,
    String debianPackage,
    String folder,
    List<Path> places,
    List<String> preload,
    Optional<Path> spoiler) {
  private static final String NAMES = "libpodspawn-names.so";

  static final List<HostProgram> ALL = List.of(
      new HostProgram(
          "sftp-server",
          "openssh-sftp-server",
          "libexec",
          List.of(
              Path.of("/usr/lib/openssh/sftp-server"),
              Path.of("/usr/libexec/openssh/sftp-server"),
              Path.of("/usr/lib/ssh/sftp-server"))),
      new HostProgram("scp", "openssh-client", "bin", List.of(Path.of("/usr/bin/scp"))),
      new HostProgram("rsync", "rsync", "bin", List.of(Path.of("/usr/bin/rsync"))),
      new HostProgram(
          "sshd",
          "openssh-server",
          "libexec",
          List.of(Path.of("/usr/sbin/sshd")),
          List.of("libpodspawn-tunnel.so", NAMES),
          // From OpenSSH 9.8 on each connection has a program of its own, whose path is built in.
          Optional.of(Path.of("/usr/lib/openssh/sshd-session"))));

  /** A program that is run with the names of the image's accounts, and has to be there. */
  HostProgram(String name, String debianPackage, String folder, List<Path> places) {
    this(name, debianPackage, folder, places, List.of(NAMES), Optional.empty());
  }
}
