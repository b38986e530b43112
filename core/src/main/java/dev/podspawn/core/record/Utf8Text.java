package dev.podspawn.core.record;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of one stream as text, piece by piece. A character whose bytes come in two pieces goes whole into the later one;
 * what is no UTF-8 becomes U+FFFD, as everywhere in Java.
 */
final class Utf8Text {
  /** Bounds the length of an event's line: a byte is six characters there at the most. */
  private static final int MOST_PIECE = 16 << 10;

  private final CharsetDecoder decoder = StandardCharsets.UTF_8
      .newDecoder()
      .onMalformedInput(CodingErrorAction.REPLACE)
      .onUnmappableCharacter(CodingErrorAction.REPLACE);

  /** Begins with what is left of an unfinished character. */
  private final ByteBuffer bytes = ByteBuffer.allocate(MOST_PIECE);

  /** Never too small: there are no more characters than bytes. */
  private final CharBuffer text = CharBuffer.allocate(MOST_PIECE);

  /** Takes as much as one piece may have; the text is empty when no character is complete yet. */
  String take(ByteBuffer data) {
    int n = Math.min(bytes.remaining(), data.remaining());
    bytes.put(data.slice(data.position(), n));
    data.position(data.position() + n);
    return decode(false);
  }

  /** What is left of a character that never became whole; nothing may be taken after it. */
  String rest() {
    return decode(true);
  }

  private String decode(boolean end) {
    bytes.flip();
    decoder.decode(bytes, text, end);
    bytes.compact();
    String piece = text.flip().toString();
    text.clear();
    return piece;
  }
}
