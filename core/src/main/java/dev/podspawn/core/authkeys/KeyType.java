package dev.podspawn.core.authkeys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The key types that sshd knows, as {@code ssh -Q key} lists them, and how many strings make up their public key.
 *
 * <p>Public keys: RFC 4253 section 6.6, RFC 5656 section 3.1, RFC 8709 section 4; the {@code @openssh.com} ones: OpenSSH's
 * PROTOCOL.u2f and PROTOCOL.certkeys. Every public key starts with its type's name again, as a string (RFC 4251 section
 * 5: four bytes of length, then the bytes).
 */
enum KeyType {
  ED25519("ssh-ed25519", 2),
  SK_ED25519("sk-ssh-ed25519@openssh.com", 3),
  ECDSA_256("ecdsa-sha2-nistp256", 3),
  ECDSA_384("ecdsa-sha2-nistp384", 3),
  ECDSA_521("ecdsa-sha2-nistp521", 3),
  SK_ECDSA("sk-ecdsa-sha2-nistp256@openssh.com", 4),
  RSA("ssh-rsa", 3),
  DSA("ssh-dss", 5),
  ED25519_CERT("ssh-ed25519-cert-v01@openssh.com", 0),
  SK_ED25519_CERT("sk-ssh-ed25519-cert-v01@openssh.com", 0),
  ECDSA_256_CERT("ecdsa-sha2-nistp256-cert-v01@openssh.com", 0),
  ECDSA_384_CERT("ecdsa-sha2-nistp384-cert-v01@openssh.com", 0),
  ECDSA_521_CERT("ecdsa-sha2-nistp521-cert-v01@openssh.com", 0),
  SK_ECDSA_CERT("sk-ecdsa-sha2-nistp256-cert-v01@openssh.com", 0),
  RSA_CERT("ssh-rsa-cert-v01@openssh.com", 0),
  DSA_CERT("ssh-dss-cert-v01@openssh.com", 0);

  private static final int LENGTH_BYTES = 4;

  private final String text;
  private final int strings; // 0: a certificate, which is not only strings

  KeyType(String text, int strings) {
    this.text = text;
    this.strings = strings;
  }

  /** The type of exactly this name; sshd takes no other case. */
  static Optional<KeyType> of(String text) {
    for (KeyType type : values()) {
      if (type.text.equals(text)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  String text() {
    return text;
  }

  boolean isCertificate() {
    return strings == 0;
  }

  /** Whether a base64 text is a whole public key of this type. */
  boolean matches(String base64) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return false;
    }
    // sshd takes only the canonical form: padded, and without stray bits at the end.
    return Base64.getEncoder().encodeToString(key).equals(base64) && hasShape(key);
  }

  private boolean hasShape(byte[] key) {
    byte[] name = text.getBytes(StandardCharsets.US_ASCII);
    int end = endOfString(key, 0);
    if (end < 0 || !Arrays.equals(key, LENGTH_BYTES, end, name, 0, name.length)) {
      return false;
    }
    for (int i = 1; i < strings && end >= 0; i++) {
      end = endOfString(key, end);
    }
    return isCertificate() ? end < key.length : end == key.length;
  }

  /** The index after the string that begins at an index; -1 when it does not fit. */
  private static int endOfString(byte[] key, int start) {
    if (key.length - start < LENGTH_BYTES) {
      return -1;
    }
    int length = 0;
    for (int i = 0; i < LENGTH_BYTES; i++) {
      length = (length << 8) | (key[start + i] & 0xff);
    }
    int rest = key.length - start - LENGTH_BYTES;
    return length < 0 || length > rest ? -1 : start + LENGTH_BYTES + length;
  }
}
