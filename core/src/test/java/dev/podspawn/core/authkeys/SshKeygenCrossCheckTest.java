package dev.podspawn.core.authkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.podspawn.fixtures.proc.Command;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenSSH's own tool as the judge: what it reads as a key we read, what it does not we refuse. */
class SshKeygenCrossCheckTest {
  @TempDir
  private static Path temporary;

  @BeforeAll
  static void needsOpenSsh() throws Exception {
    assumeThat(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")))
        .as("/usr/bin/ssh-keygen is not installed: nothing to compare with")
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"ed25519,256", "ecdsa,256", "ecdsa,384", "ecdsa,521", "rsa,2048"})
  void bothReadGeneratedKeys(String type, String bits) throws Exception {
    String key = generate(type, bits);
    for (String line : new String[] {
      key,
      "no-pty,from=\"a b\" " + key,
      "command=\"say \\\"hi there\\\"\" " + key + " extra words",
      "\t " + key
    }) {
      assertThat(keygenReads(line)).as(line).isTrue();
      assertThat(weRead(line)).as(line).isTrue();
    }
  }

  @Test
  void bothReadCertificates() throws Exception {
    generate("ed25519", "256");
    Path key = temporary.resolve("ed25519-256");
    Command.of("ssh-keygen", "-q", "-s", key.toString(), "-I", "id", "-n", "alice", key + ".pub")
        .runOk();
    String line = Files.readString(temporary.resolve("ed25519-256-cert.pub")).strip();
    assertThat(keygenReads(line)).isTrue();
    assertThat(weRead(line)).isTrue();
  }

  @Test
  void bothReadSecurityKeys() throws Exception {
    byte[] application = "ssh:".getBytes(StandardCharsets.US_ASCII);
    String line = TestKeys.key("sk-ssh-ed25519@openssh.com", new byte[32], application);
    assertThat(keygenReads(line)).isTrue();
    assertThat(weRead(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "ssh-ed25519",
        "ssh-ed25519 AAAA",
        "ssh-ed25519 !!!!",
        "SSH-ED25519 $",
        "ssh-rsa $",
        "ssh-ed25519 -$",
        "ssh-ed25519 $$",
        "no-pty no-pty ssh-ed25519 $",
        "from=\"open ssh-ed25519 $"
      })
  void bothRefuse(String pattern) throws Exception {
    String key = TestKeys.ED25519;
    String line = pattern.replace("$", key.substring(key.indexOf(' ') + 1));
    assertThat(keygenReads(line)).as(line).isFalse();
    assertThat(weRead(line)).as(line).isFalse();
  }

  @Test
  void bothRefuseTruncatedAndOverlongKeys() throws Exception {
    String[] words = generate("rsa", "2048").split(" ", 3);
    byte[] blob = Base64.getDecoder().decode(words[1]);
    for (int length : new int[] {4, 11, 20, blob.length - 1, blob.length + 1}) {
      byte[] other = Arrays.copyOf(blob, length);
      String line = "ssh-rsa " + Base64.getEncoder().encodeToString(other);
      assertThat(keygenReads(line)).as("length " + length).isFalse();
      assertThat(weRead(line)).as("length " + length).isFalse();
    }
  }

  @Test
  void weKnowEveryTypeThatThisOpenSshKnows() throws Exception {
    String types = Command.of("ssh", "-Q", "key").runOk().stdout();
    assertThat(types).contains("ssh-ed25519");
    assertThat(types.lines()).allSatisfy(type -> assertThat(KeyType.of(type)).isPresent());
  }

  private static String generate(String type, String bits) throws Exception {
    Path file = temporary.resolve(type + "-" + bits);
    if (!Files.exists(file)) {
      Command.of("ssh-keygen", "-q", "-t", type, "-b", bits, "-N", "", "-C", "a b")
          .with("-f", file.toString())
          .runOk();
    }
    return Files.readString(Path.of(file + ".pub")).strip();
  }

  private static boolean keygenReads(String line) throws Exception {
    Path file = Files.writeString(temporary.resolve("line"), line + "\n");
    return Command.of("ssh-keygen", "-l", "-f", file.toString()).run().exit() == 0;
  }

  private static boolean weRead(String line) {
    try {
      KeyLine.parse(line);
      return true;
    } catch (KeyLineException e) {
      return false;
    }
  }
}
