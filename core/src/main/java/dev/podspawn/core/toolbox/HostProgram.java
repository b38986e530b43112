package dev.podspawn.core.toolbox;

import java.nio.file.Path;
import java.util.List;

/**
 * A program of the host that containers are shown.
 *
 * @param name its name in the toolbox
 * @param debianPackage what apt installs it with
 * @param folder where its wrapper lies: {@code bin} is at the end of every session's PATH, {@code libexec} is not
 * @param places where hosts have it
 */
record HostProgram(String name, String debianPackage, String folder, List<Path> places) {
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
      new HostProgram("rsync", "rsync", "bin", List.of(Path.of("/usr/bin/rsync"))));
}
