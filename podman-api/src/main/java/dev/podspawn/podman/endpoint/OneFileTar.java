package dev.podspawn.podman.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A tar archive with one plain file of root's in it, mode 0644 and without a time: POSIX's ustar format (pax(1)), blocks of
 * 512 bytes, numbers in octal.
 *
 * @param name at most 100 bytes of ASCII
 */
public record OneFileTar(String name, String text) {
  private static final int BLOCK = 512;
  private static final int CHECKSUM = 148;

  /** The archive. */
  public byte[] bytes() {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    int blocks = (content.length + BLOCK - 1) / BLOCK;
    // Two empty blocks are the archive's end.
    byte[] archive = new byte[(1 + blocks + 2) * BLOCK];
    put(archive, 0, name);
    put(archive, 100, "0000644");
    put(archive, 108, "0000000");
    put(archive, 116, "0000000");
    put(archive, 124, octal(content.length, 11));
    put(archive, 136, octal(0, 11));
    put(archive, CHECKSUM, "        ");
    put(archive, 156, "0");
    put(archive, 257, "ustar\00000");
    int sum = 0;
    for (byte b : Arrays.copyOf(archive, BLOCK)) {
      sum += b & 0xff;
    }
    put(archive, CHECKSUM, octal(sum, 6) + "\0 ");
    System.arraycopy(content, 0, archive, BLOCK, content.length);
    return archive;
  }

  private static void put(byte[] archive, int at, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, archive, at, bytes.length);
  }

  private static String octal(int value, int digits) {
    String plain = Integer.toOctalString(value);
    return "0".repeat(digits - plain.length()) + plain;
  }
}
