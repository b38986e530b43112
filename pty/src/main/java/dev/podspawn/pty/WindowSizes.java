package dev.podspawn.pty;

import static dev.podspawn.pty.LinuxConstants.*;

import com.sun.jna.LastErrorException;
import dev.podspawn.core.stream.WindowSize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads and sets the size of a terminal's window ({@code TIOCGWINSZ} and {@code TIOCSWINSZ} of ioctl_tty(2)). */
final class WindowSizes {
  private WindowSizes() {}

  /** The size now, each unknown (zero) part replaced by the fallback's. */
  static WindowSize of(int fd) {
    byte[] winsize = new byte[WINSIZE_SIZE];
    try {
      LibC.ioctl(fd, TIOCGWINSZ, winsize);
    } catch (LastErrorException e) {
      throw new NativeException("read the window's size", "ioctl TIOCGWINSZ", e);
    }
    ByteBuffer fields = ByteBuffer.wrap(winsize).order(ByteOrder.nativeOrder());
    return WindowSize.clamped(
            number(fields, WINSIZE_ROW_OFFSET), number(fields, WINSIZE_COL_OFFSET))
        .withPixels(number(fields, WINSIZE_XPIXEL_OFFSET), number(fields, WINSIZE_YPIXEL_OFFSET));
  }

  private static int number(ByteBuffer fields, int offset) {
    return Short.toUnsignedInt(fields.getShort(offset));
  }

  /** Changes the size; the programs in the terminal's foreground get SIGWINCH. */
  static void set(int fd, WindowSize size) {
    byte[] winsize = new byte[WINSIZE_SIZE];
    ByteBuffer fields = ByteBuffer.wrap(winsize).order(ByteOrder.nativeOrder());
    fields.putShort(WINSIZE_ROW_OFFSET, (short) size.rows());
    fields.putShort(WINSIZE_COL_OFFSET, (short) size.columns());
    fields.putShort(WINSIZE_XPIXEL_OFFSET, (short) size.width());
    fields.putShort(WINSIZE_YPIXEL_OFFSET, (short) size.height());
    try {
      LibC.ioctl(fd, TIOCSWINSZ, winsize);
    } catch (LastErrorException e) {
      throw new NativeException("set the window's size", "ioctl TIOCSWINSZ", e);
    }
  }
}
