package dev.podspawn.core.toolbox;

import dev.podspawn.core.file.TrustedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of the host's that a set is made of.
 *
 * @param source where the host has it
 * @param sha256 of its bytes, in hex
 */
record Part(Path source, long size, String sha256) {
  private static final int LARGEST = 64 << 20;

  /**
   * The file as it is now.
   *
   * @throws IOException it cannot be read, or others than root could have changed it
   */
  static Part of(Path source) throws IOException {
    byte[] bytes = TrustedFile.read(source, LARGEST);
    return new Part(source, bytes.length, sha256(bytes));
  }

  /**
   * Its bytes.
   *
   * @throws IOException they are others by now
   */
  byte[] read() throws IOException {
    byte[] bytes = TrustedFile.read(source, LARGEST);
    if (!sha256(bytes).equals(sha256)) {
      throw new IOException(source + " has just been changed");
    }
    return bytes;
  }

  static byte[] readTrusted(Path source) throws IOException {
    return TrustedFile.read(source, LARGEST);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
