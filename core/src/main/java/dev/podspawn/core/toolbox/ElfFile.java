package dev.podspawn.core.toolbox;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What elf(5) says at the head of a program for 64 bits, little-endian, which is what amd64 and arm64 have.
 *
 * @param machine {@link #AMD64}, {@link #ARM64}, or another number of {@code e_machine}
 * @param loader the path of what loads its libraries ({@code PT_INTERP}); empty for a static program
 */
record ElfFile(int machine, Optional<String> loader) {
  static final int AMD64 = 62;
  static final int ARM64 = 183;

  private static final int MAGIC = 0x464c457f;
  private static final byte BITS_64 = 2;
  private static final byte LITTLE_ENDIAN = 1;
  private static final int PT_INTERP = 3;
  private static final int LONGEST_PATH = 4096;

  /**
   * Reads the headers.
   *
   * @throws IOException it is no such program
   */
  static ElfFile of(byte[] bytes) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      if (file.getInt(0) != MAGIC || file.get(4) != BITS_64 || file.get(5) != LITTLE_ENDIAN) {
        throw new IOException("it is no program for a 64-bit little-endian machine");
      }
      return new ElfFile(file.getShort(18) & 0xffff, loader(file));
    } catch (IndexOutOfBoundsException | BufferUnderflowException | ArithmeticException e) {
      throw new IOException("its ELF headers do not fit the file", e);
    }
  }

  private static Optional<String> loader(ByteBuffer file) throws IOException {
    int headers = Math.toIntExact(file.getLong(32));
    int size = file.getShort(54) & 0xffff;
    int count = file.getShort(56) & 0xffff;
    for (int i = 0; i < count; i++) {
      int header = Math.addExact(headers, i * size);
      if (file.getInt(header) == PT_INTERP) {
        int length = Math.toIntExact(file.getLong(header + 32));
        return Optional.of(text(file, Math.toIntExact(file.getLong(header + 8)), length));
      }
    }
    return Optional.empty();
  }

  private static String text(ByteBuffer file, int start, int length) throws IOException {
    if (length < 2 || length > LONGEST_PATH || file.get(start + length - 1) != 0) {
      throw new IOException("the name of its loader is no text");
    }
    byte[] name = new byte[length - 1];
    file.position(start).get(name);
    return new String(name, StandardCharsets.UTF_8);
  }
}
