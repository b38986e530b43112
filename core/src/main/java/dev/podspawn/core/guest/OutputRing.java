package dev.podspawn.core.guest;

import dev.podspawn.core.guest.wire.Wire;
import java.nio.ByteBuffer;

/**
 * A program's two outputs in the order in which they came, up to a window's size: bytes, and the lengths of the runs
 * that belong to one output each. Runs alternate, so even a guest that changes with each byte costs 5 bytes a byte.
 */
final class OutputRing {
  private static final int MOST_PIECE = 64 << 10;
  private static final int FEW_RUNS = 16;

  private final ByteRing bytes = new ByteRing(Wire.STANDARD_WINDOW);
  private int[] runs = new int[FEW_RUNS];
  private int firstRun;
  private int runCount;
  private boolean firstIsError;

  boolean isEmpty() {
    return bytes.size() == 0;
  }

  /** Appends all of the buffer; the caller sees to it that the window is kept. */
  void append(boolean error, ByteBuffer data) {
    int n = data.remaining();
    bytes.append(data);
    if (runCount == 0) {
      firstIsError = error;
    }
    boolean lastIsError = firstIsError ^ (runCount % 2 == 0);
    if (runCount == 0 || lastIsError != error) {
      addRun(n);
    } else {
      runs[index(runCount - 1)] += n;
    }
  }

  private void addRun(int n) {
    if (runCount == runs.length) {
      int[] more = new int[2 * runs.length];
      for (int i = 0; i < runCount; i++) {
        more[i] = runs[index(i)];
      }
      runs = more;
      firstRun = 0;
    }
    runs[index(runCount++)] = n;
  }

  private int index(int run) {
    return (firstRun + run) % runs.length;
  }

  /** Which output {@link #first} belongs to. */
  boolean firstIsError() {
    return firstIsError;
  }

  /** The first bytes of one output; the ring must not be empty. */
  ByteBuffer first() {
    return bytes.first(Math.min(runs[firstRun], MOST_PIECE));
  }

  /** Forgets so many of what {@link #first} showed. */
  void remove(int n) {
    bytes.remove(n);
    runs[firstRun] -= n;
    if (runs[firstRun] == 0) {
      firstRun = index(1);
      runCount--;
      firstIsError = !firstIsError;
    }
  }
}
