package dev.podspawn.core.stream;

/**
 * A terminal's size.
 *
 * @param rows in character cells, 1..65535 (the kernel's {@code struct winsize} holds 16 bits, and engines refuse 0)
 * @param columns likewise
 * @param width of the whole window in pixels, 0..65535; 0 when it is not known
 * @param height likewise
 */
public record WindowSize(int rows, int columns, int width, int height) {
  /** What a terminal that does not know its size is taken for. */
  public static final WindowSize FALLBACK = new WindowSize(24, 80);

  private static final int MOST = 65535;

  public WindowSize {
    if (rows < 1 || rows > MOST || columns < 1 || columns > MOST) {
      throw new IllegalArgumentException("not a window size: " + rows + " x " + columns);
    }
    if (width < 0 || width > MOST || height < 0 || height > MOST) {
      throw new IllegalArgumentException("not a size in pixels: " + width + " x " + height);
    }
  }

  /** A size whose pixels are not known. */
  public WindowSize(int rows, int columns) {
    this(rows, columns, 0, 0);
  }

  /** The same window, so large in pixels. */
  public WindowSize withPixels(int newWidth, int newHeight) {
    return new WindowSize(rows, columns, newWidth, newHeight);
  }

  /** The nearest legal size; a zero in either place, which means "unknown", gives the fallback for that place. */
  public static WindowSize clamped(int rows, int columns) {
    return new WindowSize(clamp(rows, FALLBACK.rows), clamp(columns, FALLBACK.columns));
  }

  private static int clamp(int value, int whenUnknown) {
    return value <= 0 ? whenUnknown : Math.min(value, MOST);
  }
}
