package dev.podspawn.pty;

import static dev.podspawn.pty.LinuxConstants.*;

import com.sun.jna.LastErrorException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A terminal's mode: an immutable {@code struct termios} of termios(3). */
final class Termios {
  private final byte[] struct;

  /** Keeps its own copy of the structure's bytes. */
  Termios(byte[] struct) {
    if (struct.length != TERMIOS_SIZE) {
      throw new IllegalArgumentException("not a struct termios: " + struct.length + " bytes");
    }
    this.struct = struct.clone();
  }

  /** The mode that the terminal has now. */
  static Termios of(int fd) {
    byte[] struct = new byte[TERMIOS_SIZE];
    try {
      LibC.tcgetattr(fd, struct);
    } catch (LastErrorException e) {
      throw new NativeException("read the terminal's mode", "tcgetattr", e);
    }
    return new Termios(struct);
  }

  /**
   * Gives the terminal this mode at once. Not "when all output is sent" (TCSADRAIN): that would wait for a client that
   * reads no more, and a pseudo-terminal has translated its output when it was written; nor with typed input thrown
   * away (TCSAFLUSH).
   */
  void applyTo(int fd) {
    while (true) {
      try {
        LibC.tcsetattr(fd, TCSANOW, struct.clone());
        return;
      } catch (LastErrorException e) {
        if (e.getErrorCode() != EINTR) {
          throw new NativeException("set the terminal's mode", "tcsetattr", e);
        }
      }
    }
  }

  /** This mode changed as cfmakeraw(3) does: every byte passes at once and untouched, no key is a signal, no echo. */
  Termios raw() {
    byte[] raw = struct.clone();
    clear(
        raw,
        TERMIOS_IFLAG_OFFSET,
        IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON);
    clear(raw, TERMIOS_OFLAG_OFFSET, OPOST);
    clear(raw, TERMIOS_LFLAG_OFFSET, ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    clear(raw, TERMIOS_CFLAG_OFFSET, CSIZE | PARENB);
    set(raw, TERMIOS_CFLAG_OFFSET, CS8);
    raw[TERMIOS_CC_OFFSET + VMIN] = 1;
    raw[TERMIOS_CC_OFFSET + VTIME] = 0;
    return new Termios(raw);
  }

  /** One of the four words of flags, by its place in the structure. */
  int flags(int offset) {
    return ByteBuffer.wrap(struct).order(ByteOrder.nativeOrder()).getInt(offset);
  }

  /** A special character's code, by its place in {@code c_cc}. */
  int character(int index) {
    return Byte.toUnsignedInt(struct[TERMIOS_CC_OFFSET + index]);
  }

  byte[] struct() {
    return struct.clone();
  }

  private static void clear(byte[] struct, int offset, int flags) {
    ByteBuffer fields = ByteBuffer.wrap(struct).order(ByteOrder.nativeOrder());
    fields.putInt(offset, fields.getInt(offset) & ~flags);
  }

  private static void set(byte[] struct, int offset, int flags) {
    ByteBuffer fields = ByteBuffer.wrap(struct).order(ByteOrder.nativeOrder());
    fields.putInt(offset, fields.getInt(offset) | flags);
  }
}
