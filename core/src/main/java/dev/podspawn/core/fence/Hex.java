package dev.podspawn.core.fence;

import java.io.IOException;
import java.nio.ByteOrder;

/** Addresses as the kernel's tables have them. */
final class Hex {
  private Hex() {}

  /** Two digits for each byte. */
  static byte[] bytes(String digits) throws IOException {
    byte[] bytes = new byte[digits.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      int high = Character.digit(digits.charAt(2 * i), 16);
      int low = Character.digit(digits.charAt(2 * i + 1), 16);
      if (high < 0 || low < 0) {
        throw new IOException("no hexadecimal digits: " + digits);
      }
      bytes[i] = (byte) (high << 4 | low);
    }
    return bytes;
  }

  /** An IPv4 address that is printed as a number of this machine's. */
  static byte[] ofNumber(String digits) throws IOException {
    byte[] bytes = bytes(digits);
    if (bytes.length != 4) {
      throw new IOException("no IPv4 address: " + digits);
    }
    return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
        ? bytes
        : new byte[] {bytes[3], bytes[2], bytes[1], bytes[0]};
  }
}
