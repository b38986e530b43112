package dev.podspawn.core.stream;

/**
 * A terminal's size in character cells, each within 1..65535 (the kernel's {@code struct winsize} holds 16 bits, and
 * engines refuse 0).
 */
public record WindowSize(int rows, int columns) {
  /** What a terminal that does not know its size is taken for. */
  public static final WindowSize FALLBACK = new WindowSize(24, 80);

  private static final int MOST = 65535;

  public WindowSize {
    if (rows < 1 || rows > MOST || columns < 1 || columns > MOST) {
      throw new IllegalArgumentException("not a window size: " + rows + " x " + columns);
    }
  }

  /** The nearest legal size; a zero in either place, which means "unknown", gives the fallback for that place. */
  public static WindowSize clamped(int rows, int columns) {
    return new WindowSize(clamp(rows, FALLBACK.rows), clamp(columns, FALLBACK.columns));
  }

  private static int clamp(int value, int whenUnknown) {
    return value <= 0 ? whenUnknown : Math.min(value, MOST);
  }
}
