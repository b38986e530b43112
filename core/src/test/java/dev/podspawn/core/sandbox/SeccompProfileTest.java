package dev.podspawn.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeccompProfileTest {
  private static final String STRICT = "{\"defaultAction\":\"SCMP_ACT_ERRNO\",\"syscalls\":[]}";

  @TempDir
  private Path dir = Path.of("");

  @Test
  void aProfileIsItsText() throws IOException {
    Path file = write(STRICT);
    Path link = Files.createSymbolicLink(dir.resolve("link"), file);
    SeccompProfile profile = SeccompProfile.read(link);
    assertThat(profile).isEqualTo(new SeccompProfile(file.toRealPath(), STRICT, "SCMP_ACT_ERRNO"));
    assertThat(profile.allowsTheRest()).isFalse();
    write("{\"defaultAction\":\"SCMP_ACT_ALLOW\"}");
    assertThat(SeccompProfile.read(file).allowsTheRest()).isTrue();
  }

  @Test
  void whatIsNoneIsRefusedWithTheReason() throws IOException {
    assertRefused(dir.resolve("missing"), "there is no such file");
    assertRefused(write("{\"defaultAction\":"), "it ends too early");
    assertRefused(write("defaultAction: SCMP_ACT_ERRNO"), "no JSON object at character 0");
    assertRefused(write("{\"syscalls\":[]}"), "it has no defaultAction");
    assertRefused(write("{\"defaultAction\":\"deny\"}"), "it has no defaultAction");
    Path file = write(STRICT);
    Files.write(file, "{\"\u00e9\":1}".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(file, "it is not text in UTF-8");
    Files.setPosixFilePermissions(write(STRICT), PosixFilePermissions.fromString("rw-rw-r--"));
    assertRefused(file, "can be written by its group");
    Files.write(file, new byte[300_000]);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertRefused(file, "is larger than");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(dir.resolve("seccomp.json"), text);
  }

  private static void assertRefused(Path file, String reason) {
    PodspawnException refused =
        catchThrowableOfType(PodspawnException.class, () -> SeccompProfile.read(file));
    assertThat(refused).isNotNull();
    assertThat(refused.code()).isEqualTo(ErrorCode.SECCOMP_UNUSABLE);
    assertThat(refused.adminLine()).contains(file.toString(), reason);
    assertThat(refused.personLine()).doesNotContain(file.toString());
  }
}
