package dev.podspawn.core.authkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyLineTest {
  private static final String KEY = TestKeys.ED25519;
  private static final String BLOB = KEY.substring(KEY.indexOf(' ') + 1);

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void readsEveryType(KeyType type) throws Exception {
    String key = TestKeys.filler(type);
    KeyLine line = KeyLine.parse(key + " me@here");
    assertThat(line.type()).isEqualTo(type);
    assertThat(line.type().text() + " " + line.blob()).isEqualTo(key);
    assertThat(line.comment()).isEqualTo("me@here");
  }

  @Test
  void readsOptionsWithQuotedBlanksAndQuotes() throws Exception {
    String options = "from=\"10.0.0.0/8,*.example.org\",command=\"echo \\\"ssh-ed25519 x\\\"\"";
    KeyLine line = KeyLine.parse("\t " + options + " \t" + KEY + "\t  a  b ");
    assertThat(line).isEqualTo(new KeyLine(options, KeyType.ED25519, BLOB, "a  b"));
  }

  @Test
  void commentKeepsOnlyPrintableAscii() throws Exception {
    assertThat(KeyLine.parse(KEY + " a\u001b[2J\0b\rc\u00e4\td").comment())
        .isEqualTo("a?[2J?b?c? d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "ssh-ed25519",
        "ssh-ed25519 ",
        "ssh-ed25519 AAAA",
        "ssh-ed25519 not*base64",
        "no-pty",
        "from=\"x ssh-ed25519 AAAA",
        "-----BEGIN OPENSSH PRIVATE KEY-----",
        "ssh-foo AAAAB3NzaC1mb28="
      })
  void refusesGarbage(String line) {
    assertThatThrownBy(() -> KeyLine.parse(line)).isInstanceOf(KeyLineException.class);
  }

  @Test
  void refusesBlobsThatAreNotWhatTheTypeSays() {
    String otherType = "ssh-rsa " + BLOB;
    String truncated = "ssh-ed25519 " + BLOB.substring(0, BLOB.length() - 8);
    String longer = TestKeys.key("ssh-ed25519", new byte[32], new byte[1]);
    String unpadded =
        "ssh-ed25519 " + TestKeys.blob("ssh-ed25519", new byte[31]).replace("=", "");
    String upperCase = "SSH-ED25519 " + BLOB;
    String doubleOptions = "no-pty no-pty " + KEY;
    for (String line :
        new String[] {otherType, truncated, longer, unpadded, upperCase, doubleOptions}) {
      assertThatThrownBy(() -> KeyLine.parse(line)).isInstanceOf(KeyLineException.class);
    }
  }

  @Test
  void aHugeLengthInTheBlobIsRefused() {
    String blob = "/////w==";
    assertThatThrownBy(() -> KeyLine.parse("ssh-ed25519 " + blob))
        .isInstanceOf(KeyLineException.class);
  }
}
