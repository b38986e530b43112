package dev.podspawn.core.spawn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The environment as the kernel holds it, in bytes (proc(5), {@code /proc/PID/environ}). {@code System.getenv} decodes
 * by the locale, which in the C locale loses every byte above 127, and a command must reach its shell unchanged.
 */
public final class ProcessEnvironment {
  private final Map<String, byte[]> values;

  private ProcessEnvironment(Map<String, byte[]> values) {
    this.values = values;
  }

  /** This process's own environment. */
  public static ProcessEnvironment ofProcess() throws IOException {
    return parse(Files.readAllBytes(Path.of("/proc/self/environ")));
  }

  /**
   * Reads entries of the form {@code NAME=value}, each ended by a NUL byte; entries without a name are passed over, and
   * the first of two of one name counts, as for getenv(3).
   */
  public static ProcessEnvironment parse(byte[] block) {
    Map<String, byte[]> values = new LinkedHashMap<>();
    int start = 0;
    for (int end = 0; end <= block.length; end++) {
      if (end == block.length || block[end] == 0) {
        addEntry(values, block, start, end);
        start = end + 1;
      }
    }
    return new ProcessEnvironment(values);
  }

  private static void addEntry(Map<String, byte[]> values, byte[] block, int start, int end) {
    for (int i = start; i < end; i++) {
      if (block[i] == '=') {
        if (i > start) {
          String name = new String(block, start, i - start, StandardCharsets.ISO_8859_1);
          values.putIfAbsent(name, slice(block, i + 1, end));
        }
        return;
      }
    }
  }

  private static byte[] slice(byte[] block, int from, int to) {
    byte[] copy = new byte[to - from];
    System.arraycopy(block, from, copy, 0, copy.length);
    return copy;
  }

  /** The value in bytes; empty when the variable is not set. */
  public Optional<byte[]> bytes(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The value as text; empty when the variable is not set, or is not UTF-8. */
  public Optional<String> text(String name) {
    return bytes(name).flatMap(ProcessEnvironment::utf8);
  }

  /** The names of all variables. */
  public Iterable<String> names() {
    return values.keySet();
  }

  static Optional<String> utf8(byte[] value) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
