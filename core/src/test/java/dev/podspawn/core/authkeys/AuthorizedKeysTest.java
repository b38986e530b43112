package dev.podspawn.core.authkeys;

import static dev.podspawn.core.authkeys.KeyFiles.PREFIX;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorizedKeysTest {
  private static final String KEY = TestKeys.ED25519;
  private static final String OTHER = TestKeys.key("ssh-ed25519", new byte[31], new byte[0]);

  @TempDir
  private Path temporary;

  private KeyFiles keys;

  @BeforeEach
  void makeDirectory() throws IOException {
    keys = new KeyFiles(temporary);
  }

  @Test
  void everyKeyGetsTheForcedCommand() throws IOException {
    String rsa = TestKeys.filler(KeyType.RSA);
    assertThat(keys.linesFor("# mine\n\n" + KEY + " me@home\n  \t\n" + rsa + "\n \t# end\n"))
        .containsExactly(PREFIX + " " + KEY + " me@home", PREFIX + " " + rsa);
    assertThat(keys.logged()).isEmpty();
  }

  @Test
  void ownOptionsFollowOurs() throws IOException {
    assertThat(keys.linesFor("from=\"10.0.0.1\",no-pty " + KEY))
        .containsExactly(PREFIX + ",no-pty,from=\"10.0.0.1\" " + KEY);
  }

  @Test
  void droppedOptionsAreLoggedWithoutTheirValue() throws IOException {
    assertThat(keys.linesFor("\npermitopen=\"secret:1\",port-forwarding " + KEY))
        .containsExactly(PREFIX + " " + KEY);
    assertThat(keys.logged())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("warning: PS1205 ").contains("line 2 of"))
        .noneSatisfy(line -> assertThat(line).contains("secret"));
  }

  @Test
  void aKeyThatWasConfinedToACommandDoesNotBecomeAShell() throws IOException {
    assertThat(keys.linesFor("command=\"backup\" " + KEY)).isEmpty();
    assertThat(keys.logged()).anySatisfy(line -> assertThat(line).contains("PS1203", "line 1 "));
  }

  @Test
  void garbageLinesAreSkippedAndLoggedByNumber() throws IOException {
    assertThat(keys.linesFor("my-secret-garbage\n" + KEY + "\nfrobnicate " + KEY + "\n"))
        .containsExactly(PREFIX + " " + KEY);
    String file = keys.directory().resolve("alice").toString();
    assertThat(keys.logged())
        .containsExactly(
            "warning: PS1203 could not use line 1 of "
                + file
                + ": it is not a public key that sshd knows; try \"ssh-keygen -l -f "
                + file
                + "\"",
            "warning: PS1203 could not use line 3 of "
                + file
                + ": it has an option that podspawn does not know; try \"ssh-keygen -l -f "
                + file
                + "\"");
  }

  @Test
  void anUnknownUserHasNoKeysAndNoLog() {
    assertThat(keys.lines(OfferedKey.ANY)).isEmpty();
    assertThat(keys.logged()).isEmpty();
  }

  @Test
  void aMissingDirectoryIsLikeAnUnknownUser() throws IOException {
    Files.delete(keys.directory());
    assertThat(keys.lines(OfferedKey.ANY)).isEmpty();
  }

  @Test
  void anEmptyFileIsLoggedOnce() throws IOException {
    for (String content : new String[] {"", "\n", "# nothing\r\n"}) {
      keys.logged().clear();
      assertThat(keys.linesFor(content)).isEmpty();
      assertThat(keys.logged())
          .singleElement()
          .satisfies(
              line -> assertThat(line).startsWith("warning: PS1204 could not find a key in "));
    }
  }

  @Test
  void oddBytesDoNotHideKeys() throws IOException {
    String byteOrderMark = "\u00ef\u00bb\u00bf";
    assertThat(keys.linesFor(byteOrderMark + KEY + "\r\n" + KEY + " a\r"))
        .containsExactly(PREFIX + " " + KEY, PREFIX + " " + KEY + " a");
    assertThat(keys.logged()).isEmpty();
    assertThat(keys.linesFor("\0\0\n\u00ff\u00fe\n" + KEY + " x\0y\u00ff"))
        .containsExactly(PREFIX + " " + KEY + " x?y?");
    assertThat(keys.logged()).hasSize(2);
  }

  @Test
  void aLineIsNotLongerThan16KiB() throws IOException {
    assertThat(keys.linesFor(KEY + " " + "c".repeat(16 * 1024) + "\n" + KEY))
        .containsExactly(PREFIX + " " + KEY);
    assertThat(keys.logged()).singleElement().asString().contains("longer than 16384 bytes");
  }

  @Test
  void aFileFullOfGarbageDoesNotFloodTheLog() throws IOException {
    assertThat(keys.linesFor("x\n".repeat(5000) + KEY)).hasSize(1);
    assertThat(keys.logged()).hasSize(21).last().asString().contains(" 4980 more such lines");
  }

  @Test
  void theOfferedKeyNarrows() throws IOException {
    keys.linesFor(KEY + "\n" + TestKeys.filler(KeyType.RSA) + "\ngarbage\n");
    String blob = KEY.substring(KEY.indexOf(' ') + 1);
    assertThat(keys.lines(OfferedKey.of("ssh-ed25519", blob))).containsExactly(PREFIX + " " + KEY);
    String unknown = OTHER.substring(OTHER.indexOf(' ') + 1);
    assertThat(keys.lines(OfferedKey.of("ssh-ed25519", unknown))).isEmpty();
    assertThat(keys.logged()).noneSatisfy(line -> assertThat(line).contains("PS1204"));
  }

  @Test
  void anOfferedCertificateDoesNotNarrow() throws IOException {
    keys.linesFor("cert-authority " + KEY + "\n");
    assertThat(keys.lines(OfferedKey.of("ssh-ed25519-cert-v01@openssh.com", "AAAA")))
        .containsExactly(PREFIX + ",cert-authority " + KEY);
    assertThat(OfferedKey.of("", "")).isEqualTo(OfferedKey.ANY);
    assertThat(OfferedKey.of("ssh-new", "AAAA")).isEqualTo(OfferedKey.ANY);
  }
}
