package dev.podspawn.core.authkeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a key file holds, every line for sshd begins with our command and restrictions. */
class AuthorizedKeysPropertyTest {
  private static Path temporary = Path.of("/nonexistent");

  @BeforeContainer
  static void makeDirectory() throws IOException {
    temporary = Files.createTempDirectory("podspawn-keys");
  }

  @AfterContainer
  static void removeDirectory() throws IOException {
    Files.deleteIfExists(temporary.resolve("keys/alice"));
    Files.deleteIfExists(temporary.resolve("keys"));
    Files.delete(temporary);
  }

  @Property(tries = 500)
  void anyBytes(@ForAll byte[] content) throws IOException {
    check(content);
  }

  @Property(tries = 1000)
  void anyMixtureOfNearlyRightPieces(@ForAll("pieces") List<String> pieces) throws IOException {
    check(String.join("", pieces).getBytes(StandardCharsets.ISO_8859_1));
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            TestKeys.ED25519,
            TestKeys.filler(KeyType.RSA_CERT),
            "ssh-ed25519",
            " ",
            "\t",
            ",",
            "\"",
            "\\",
            "\\\"",
            "\n",
            "\r",
            "\0",
            "\u000b",
            "\u0085",
            "#",
            "=",
            "command=\"x\"",
            "from=\"a",
            "principals=\"",
            "no-pty",
            "restrict",
            "cert-authority",
            "port-forwarding",
            "\u00ef\u00bb\u00bf",
            "\u00ff")
        .list()
        .ofMaxSize(12);
  }

  private static void check(byte[] content) throws IOException {
    KeyFiles keys = new KeyFiles(temporary);
    try {
      keys.write("alice", content);
      for (String line : keys.lines(OfferedKey.ANY)) {
        assertThat(line).startsWith(KeyFiles.PREFIX);
        assertThat(line.charAt(KeyFiles.PREFIX.length())).isIn(' ', ',');
        assertThat(line).matches("[ -~]+");
        assertThat(optionKeywords(line)).doesNotContain("command", "forwarding,", "environment");
      }
    } finally {
      Files.deleteIfExists(keys.directory().resolve("alice"));
      Files.delete(keys.directory());
    }
  }

  /** What stands after our options and before the first blank, without quoted values. */
  private static String optionKeywords(String line) {
    String unquoted =
        line.substring(KeyFiles.PREFIX.length()).replaceAll("\"(\\\\\"|[^\"])*\"", "");
    return unquoted.substring(0, unquoted.indexOf(' ')).replace("no-agent-forwarding", "") + ",";
  }
}
