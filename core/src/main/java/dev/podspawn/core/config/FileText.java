package dev.podspawn.core.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of a file. */
public final class FileText {
  private FileText() {}

  /** What UTF-8 makes of it, without a byte order mark; empty when it is not UTF-8, which has then been reported. */
  public static Optional<String> decode(byte[] bytes, Problems problems) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      problems.error(0, "", "it is not text in UTF-8");
      return Optional.empty();
    }
  }
}
