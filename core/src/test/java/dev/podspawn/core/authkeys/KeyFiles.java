package dev.podspawn.core.authkeys;

import dev.podspawn.core.config.RunAs;
import dev.podspawn.core.log.CapturedLog;
import dev.podspawn.core.name.UserName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** A key directory with sound permissions, and the class under test upon it. */
final class KeyFiles {
  static final UserName ALICE = UserName.parse("alice");
  static final String PREFIX =
      "command=\"/opt/podspawn spawn --user alice\",restrict,pty,agent-forwarding";

  private final Path directory;
  private final CapturedLog log = new CapturedLog();

  KeyFiles(Path temporary) throws IOException {
    directory = Files.createDirectory(temporary.resolve("keys"));
    mode(directory, "rwxr-xr-x");
  }

  Path directory() {
    return directory;
  }

  Path write(String name, byte[] content) throws IOException {
    Path file = Files.write(directory.resolve(name), content);
    mode(file, "rw-r--r--");
    return file;
  }

  List<String> linesFor(String content) throws IOException {
    write("alice", content.getBytes(StandardCharsets.ISO_8859_1));
    return lines(OfferedKey.ANY);
  }

  List<String> lines(OfferedKey offered) {
    ForcedCommandLine command =
        new ForcedCommandLine(Path.of("/opt/podspawn"), Optional.empty(), RunAs.LOGIN_USER);
    return new AuthorizedKeys(directory, command, log).linesFor(ALICE, offered);
  }

  List<String> logged() {
    return log.lines();
  }

  static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
