package dev.podspawn.pty;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * The functions of the C library that a login needs, mapped directly (JNA's faster way, without proxies). Structures
 * travel as plain bytes in the layout of {@link LinuxConstants}.
 */
final class LibC {
  static {
    // The C library is in this process already: no search for a file.
    Native.register(LibC.class, NativeLibrary.getProcess());
  }

  private LibC() {}

  static native int tcgetattr(int fd, byte[] termios) throws LastErrorException;

  static native int tcsetattr(int fd, int when, byte[] termios) throws LastErrorException;

  /** A variadic function in C; on amd64 and arm64 Linux one pointer travels as a named argument would. */
  static native int ioctl(int fd, long request, byte[] argument) throws LastErrorException;

  static native int poll(byte[] pollfds, long count, int timeoutMillis) throws LastErrorException;

  static native int eventfd(int count, int flags) throws LastErrorException;

  static native long write(int fd, byte[] bytes, long count) throws LastErrorException;
}
