package dev.podspawn.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class Utf8TextTest {
  /** One, two, three and four bytes, in both directions of writing, with a mark that combines. */
  private static final String ALL_LENGTHS = "aé€😀שא́\u0007z";

  @Test
  void aCharacterMayBeSplitAnywhere() {
    byte[] bytes = ALL_LENGTHS.getBytes(StandardCharsets.UTF_8);
    for (int first = 0; first <= bytes.length; first++) {
      for (int second = first; second <= bytes.length; second++) {
        Utf8Text text = new Utf8Text();
        String taken = text.take(ByteBuffer.wrap(bytes, 0, first))
            + text.take(ByteBuffer.wrap(bytes, first, second - first))
            + text.take(ByteBuffer.wrap(bytes, second, bytes.length - second));
        assertThat(taken).as("split at %d and %d", first, second).isEqualTo(ALL_LENGTHS);
        assertThat(text.rest()).isEmpty();
      }
    }
  }

  @Test
  void aPieceNeverEndsWithinACharacter() {
    byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
    Utf8Text text = new Utf8Text();
    assertThat(text.take(ByteBuffer.wrap(euro, 0, 1))).isEmpty();
    assertThat(text.take(ByteBuffer.wrap(euro, 1, 1))).isEmpty();
    assertThat(text.take(ByteBuffer.wrap(euro, 2, 1))).isEqualTo("€");
  }

  @Test
  void whatNeverBecomesACharacterIsLeftForTheEnd() {
    Utf8Text text = new Utf8Text();
    assertThat(text.take(ByteBuffer.wrap(new byte[] {'a', (byte) 0xe2, (byte) 0x82})))
        .isEqualTo("a");
    assertThat(text.rest()).isEqualTo("\ufffd");
  }

  @Test
  void aLongOutputIsManyPieces() {
    byte[] bytes = "€uro ".repeat(30_000).getBytes(StandardCharsets.UTF_8);
    ByteBuffer data = ByteBuffer.wrap(bytes);
    Utf8Text text = new Utf8Text();
    StringBuilder all = new StringBuilder();
    while (data.hasRemaining()) {
      String piece = text.take(data);
      assertThat(piece.length()).isBetween(1, 16 << 10);
      all.append(piece);
    }
    assertThat(all + text.rest()).isEqualTo("€uro ".repeat(30_000));
  }

  /** However it is cut, the text is what Java makes of the whole. */
  @Property(tries = 1000)
  void bytesOfAnyKindBecomeTheSameTextInAnyPieces(@ForAll List<byte[]> pieces) {
    Utf8Text text = new Utf8Text();
    StringBuilder all = new StringBuilder();
    int length = pieces.stream().mapToInt(piece -> piece.length).sum();
    ByteBuffer whole = ByteBuffer.allocate(length);
    for (byte[] piece : pieces) {
      ByteBuffer data = ByteBuffer.wrap(piece);
      while (data.hasRemaining()) {
        all.append(text.take(data));
      }
      whole.put(piece);
    }
    assertThat(all + text.rest()).isEqualTo(new String(whole.array(), StandardCharsets.UTF_8));
  }
}
