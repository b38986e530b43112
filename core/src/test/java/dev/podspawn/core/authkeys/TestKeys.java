package dev.podspawn.core.authkeys;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Public keys of every shape; none of them has a private half. */
final class TestKeys {
  /** A whole key, without comment. */
  static final String ED25519 = key("ssh-ed25519", new byte[32]);

  private TestKeys() {}

  /** A key of a type: its name, then strings. */
  static String key(String type, byte[]... strings) {
    return type + " " + blob(type, strings);
  }

  static String blob(String embeddedType, byte[]... strings) {
    ByteArrayOutputStream blob = new ByteArrayOutputStream();
    append(blob, embeddedType.getBytes(StandardCharsets.US_ASCII));
    for (byte[] string : strings) {
      append(blob, string);
    }
    return Base64.getEncoder().encodeToString(blob.toByteArray());
  }

  /** A key of a type with as many strings as the type needs, each of them filler. */
  static String filler(KeyType type) {
    return switch (type) {
      case ED25519 -> key(type.text(), new byte[32]);
      case SK_ECDSA -> key(type.text(), new byte[8], new byte[65], new byte[4]);
      case DSA -> key(type.text(), new byte[8], new byte[8], new byte[8], new byte[8]);
      default -> key(type.text(), new byte[8], new byte[32]);
    };
  }

  private static void append(ByteArrayOutputStream blob, byte[] string) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      blob.write(string.length >>> shift);
    }
    blob.writeBytes(string);
  }
}
