package dev.podspawn.core.guest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes, in whatever pieces: the decoder tells the same, or refuses at the same place, and throws nothing
 * but its own exception. Tries {@code -Dpodspawn.fuzz.tries}, from {@code -Dpodspawn.fuzz.seed} on; a failure
 * names its seed. {@link #main} goes on for a number of seconds.
 */
final class FrameDecoderFuzzTest {
  @Test
  void hostileGuestsAreToldOrRefused() {
    long seed = Long.getLong("podspawn.fuzz.seed", 1);
    long tries = Long.getLong("podspawn.fuzz.tries", 20_000);
    long refused = 0;
    for (long i = seed; i < seed + tries; i++) {
      refused += tryOne(i) ? 1 : 0;
    }
    assertThat(refused).isBetween(tries / 10, tries * 99 / 100);
  }

  /** Arguments: the seconds to go on, and the first seed. */
  public static void main(String... args) {
    long until = System.nanoTime() + Long.parseLong(args[0]) * 1_000_000_000L;
    long first = args.length > 1 ? Long.parseLong(args[1]) : 1;
    long seed = first;
    long refused = 0;
    for (; System.nanoTime() < until; seed++) {
      refused += tryOne(seed) ? 1 : 0;
    }
    System.out.println(
        "seeds " + first + ".." + (seed - 1) + ", refused " + refused + ", no failure");
  }

  private static boolean tryOne(long seed) {
    try {
      byte[] bytes = new RandomFrames(seed).hostile();
      List<String> whole = decode(bytes, List.of(bytes.length));
      assertThat(decode(bytes, cuts(bytes.length, new RandomFrames(~seed)))).isEqualTo(whole);
      return whole.contains("refused");
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  private static List<Integer> cuts(int length, RandomFrames random) {
    List<Integer> cuts = new ArrayList<>();
    for (int left = length; left > 0; left -= cuts.get(cuts.size() - 1)) {
      cuts.add(random.piece(left));
    }
    return cuts;
  }

  /** The buffer is reused for all pieces: a decoder that kept it would tell something else. */
  private static List<String> decode(byte[] bytes, List<Integer> cuts) {
    Told told = new Told();
    FrameDecoder decoder = new FrameDecoder();
    ByteBuffer reused = ByteBuffer.allocate(Math.max(1, bytes.length));
    try {
      int from = 0;
      for (int cut : cuts) {
        reused.clear().put(bytes, from, cut).flip();
        decoder.decode(reused, told);
        assertThat(reused.hasRemaining()).isFalse();
        from += cut;
      }
    } catch (GuestProtocolException e) {
      told.lines().add("refused");
    }
    return told.lines();
  }
}
