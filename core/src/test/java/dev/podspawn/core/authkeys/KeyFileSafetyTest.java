package dev.podspawn.core.authkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.fixtures.proc.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileSafetyTest {
  private static final byte[] KEY = (TestKeys.ED25519 + "\n").getBytes(StandardCharsets.US_ASCII);

  @TempDir
  private Path temporary;

  private KeyFiles keys;

  @BeforeEach
  void makeDirectory() throws IOException {
    keys = new KeyFiles(temporary);
  }

  @Test
  void aSymlinkWithinTheDirectoryIsFollowed() throws IOException {
    keys.write("bob", KEY);
    Files.createSymbolicLink(keys.directory().resolve("alice"), Path.of("bob"));
    assertThat(keys.lines(OfferedKey.ANY)).hasSize(1);
  }

  @Test
  void aSymlinkOutOfTheDirectoryIsNot() throws IOException {
    Path outside = Files.write(temporary.resolve("outside"), KEY);
    KeyFiles.mode(outside, "rw-------");
    Files.createSymbolicLink(keys.directory().resolve("alice"), outside);
    PodspawnException e = refused(ErrorCode.KEYS_UNSAFE);
    assertThat(e.adminLine()).contains("leads out of the key directory");
    assertThat(e.personLine()).doesNotContain(temporary.toString());
  }

  @Test
  void aDanglingSymlinkIsAnError() throws IOException {
    Files.createSymbolicLink(keys.directory().resolve("alice"), Path.of("nobody"));
    refused(ErrorCode.KEYS_UNREADABLE);
  }

  @Test
  void aSymlinkLoopIsAnError() throws IOException {
    Files.createSymbolicLink(keys.directory().resolve("alice"), Path.of("alice"));
    refused(ErrorCode.KEYS_UNREADABLE);
  }

  @Test
  @Timeout(20)
  void aFifoDoesNotHang() throws Exception {
    Path fifo = keys.directory().resolve("alice");
    Command.of("mkfifo", "-m", "600", fifo.toString()).runOk();
    assertThat(refused(ErrorCode.KEYS_UNSAFE).adminLine()).contains("not a regular file");
  }

  @Test
  void aDirectoryIsNoKeyFile() throws IOException {
    Files.createDirectory(keys.directory().resolve("alice"));
    refused(ErrorCode.KEYS_UNSAFE);
  }

  @Test
  void aDeviceIsNoKeyFile() throws IOException {
    Files.createSymbolicLink(keys.directory().resolve("alice"), Path.of("/dev/zero"));
    refused(ErrorCode.KEYS_UNSAFE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw--w----", "rw-----w-", "rwxrwxrwx"})
  void aFileThatOthersMayWriteIsRefused(String mode) throws IOException {
    KeyFiles.mode(keys.write("alice", KEY), mode);
    assertThat(refused(ErrorCode.KEYS_UNSAFE).adminLine()).contains("chmod go-w ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwx-wx---", "rwx----wx"})
  void aDirectoryThatOthersMayWriteIsRefused(String mode) throws IOException {
    keys.write("alice", KEY);
    KeyFiles.mode(keys.directory(), mode);
    assertThat(refused(ErrorCode.KEYS_UNSAFE).adminLine()).contains("chmod go-w ");
  }

  @Test
  void aDirectoryAboveThatOthersMayWriteIsRefused() throws IOException {
    keys.write("alice", KEY);
    KeyFiles.mode(temporary, "rwxrwxr-x");
    refused(ErrorCode.KEYS_UNSAFE);
  }

  @Test
  void aFileOfSomebodyElseIsRefused() throws IOException {
    assumeThat(System.getProperty("user.name"))
        .as("giving files away takes root")
        .isEqualTo("root");
    Path file = keys.write("alice", KEY);
    Files.setAttribute(file, "unix:uid", 12345);
    assertThat(refused(ErrorCode.KEYS_UNSAFE).adminLine()).contains("belongs to uid 12345");
  }

  @Test
  void aDirectoryOfSomebodyElseIsRefused() throws IOException {
    assumeThat(System.getProperty("user.name"))
        .as("giving files away takes root")
        .isEqualTo("root");
    keys.write("alice", KEY);
    Files.setAttribute(keys.directory(), "unix:uid", 12345);
    assertThat(refused(ErrorCode.KEYS_UNSAFE).adminLine()).contains("chown root ");
  }

  @Test
  void aFileOverOneMebibyteIsRefused() throws IOException {
    keys.write("alice", new byte[(1 << 20) + 1]);
    assertThat(refused(ErrorCode.KEYS_UNSAFE).adminLine()).contains("larger than 1048576 bytes");
  }

  private PodspawnException refused(ErrorCode code) {
    PodspawnException[] seen = new PodspawnException[1];
    assertThatThrownBy(() -> keys.lines(OfferedKey.ANY))
        .isInstanceOfSatisfying(PodspawnException.class, e -> seen[0] = e);
    assertThat(seen[0].code()).isEqualTo(code);
    return seen[0];
  }
}
