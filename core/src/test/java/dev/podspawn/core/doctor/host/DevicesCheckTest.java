package dev.podspawn.core.doctor.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.config.ConfigReader;
import dev.podspawn.core.doctor.FakeHost;
import dev.podspawn.core.doctor.FileFacts;
import dev.podspawn.core.doctor.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesCheckTest {
  private static final String STAT = "/usr/bin/stat --format %F /dev/";

  @TempDir
  private Path dir;

  @Test
  void eachDeviceIsLookedAt() throws IOException {
    FakeHost host = FakeHost.sound();
    Path file = Files.writeString(
        dir.resolve("config.yaml"),
        "security: {devices: [/dev/fuse, /dev/dri, /dev/sda, /dev/gone, /dev/cdrom, /dev/plain,"
            + " a.com/b=c]}\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    host.config(ConfigReader.read(file).config());
    host.facts("/dev/fuse", facts(FileFacts.Kind.OTHER)).answer(STAT + "fuse", "character special");
    host.directory("/dev/dri", 0, 0755).answer(STAT + "dri", "directory");
    host.facts("/dev/sda", facts(FileFacts.Kind.OTHER)).answer(STAT + "sda", "block special file");
    host.facts("/dev/cdrom", facts(FileFacts.Kind.LINK));
    host.file("/dev/plain", 0, 0644);
    List<Result> results = new DevicesCheck().run(host);
    assertThat(results.stream().map(result -> result.word() + " " + result.subject()))
        .containsExactly("warn /dev/sda", "warn /dev/gone", "fail /dev/cdrom", "fail /dev/plain");
  }

  private static FileFacts facts(FileFacts.Kind kind) {
    return new FileFacts(kind, 0, 0660, 1);
  }
}
