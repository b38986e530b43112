package dev.podspawn.core.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Outputs come out in their order and apart, whatever the pieces. */
final class OutputRingTest {

  /** Each number is a piece: its size, negative for error output; taken in portions of another size. */
  @Property(tries = 300)
  void keepsTheOrder(
      @ForAll @Size(max = 60) List<@IntRange(min = -9000, max = 9000) Integer> pieces,
      @ForAll @IntRange(min = 1, max = 7000) int portion) {
    OutputRing ring = new OutputRing();
    StringBuilder in = new StringBuilder();
    StringBuilder out = new StringBuilder();
    int next = 0;
    for (int piece : pieces) {
      byte[] bytes = new byte[Math.max(1, Math.abs(piece))];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) next++;
      }
      ring.append(piece < 0, ByteBuffer.wrap(bytes));
      write(in, piece < 0, ByteBuffer.wrap(bytes));
      if (piece % 3 == 0) {
        take(ring, portion, out);
      }
    }
    while (!ring.isEmpty()) {
      take(ring, portion, out);
    }
    assertThat(out.toString()).isEqualTo(in.toString());
  }

  private static void take(OutputRing ring, int portion, StringBuilder out) {
    if (!ring.isEmpty()) {
      ByteBuffer first = ring.first();
      assertThat(first.hasRemaining()).isTrue();
      first.limit(Math.min(first.remaining(), portion));
      int n = first.remaining();
      write(out, ring.firstIsError(), first);
      ring.remove(n);
    }
  }

  private static void write(StringBuilder to, boolean error, ByteBuffer data) {
    for (char c : StandardCharsets.ISO_8859_1.decode(data).toString().toCharArray()) {
      to.append(error ? 'e' : 'o').append(c);
    }
  }

  @Test
  void whatIsShownStaysWhileMoreComes() {
    ByteRing ring = new ByteRing(1 << 20);
    ring.append(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    ByteBuffer shown = ring.first(2);
    ring.append(ByteBuffer.allocate(500_000));
    assertThat(shown).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
    ring.remove(2);
    assertThat(ring.first(1)).isEqualTo(ByteBuffer.wrap(new byte[] {3}));
  }

  @Test
  void takesItsBoundAndNoMore() {
    ByteRing ring = new ByteRing(10_000);
    ring.append(ByteBuffer.allocate(10_000));
    assertThatThrownBy(() -> ring.append(ByteBuffer.allocate(1)))
        .isInstanceOf(IllegalStateException.class);
    ring.remove(1);
    ring.append(ByteBuffer.allocate(1));
    assertThat(ring.size()).isEqualTo(10_000);
  }
}
