package dev.podspawn.pty;

/**
 * Numbers of the C library's headers on 64-bit Linux (amd64 and arm64, which agree in all of these).
 *
 * <p>{@code LinuxConstantsTest} compares each with what a C program prints.
 */
final class LinuxConstants {
  // struct termios, <termios.h>
  static final int TERMIOS_SIZE = 60;
  static final int TERMIOS_IFLAG_OFFSET = 0;
  static final int TERMIOS_OFLAG_OFFSET = 4;
  static final int TERMIOS_CFLAG_OFFSET = 8;
  static final int TERMIOS_LFLAG_OFFSET = 12;
  static final int TERMIOS_CC_OFFSET = 17;

  // c_iflag
  static final int IGNBRK = 0x1;
  static final int BRKINT = 0x2;
  static final int PARMRK = 0x8;
  static final int ISTRIP = 0x20;
  static final int INLCR = 0x40;
  static final int IGNCR = 0x80;
  static final int ICRNL = 0x100;
  static final int IXON = 0x400;

  // c_oflag
  static final int OPOST = 0x1;

  // c_cflag
  static final int CSIZE = 0x30;
  static final int CS8 = 0x30;
  static final int PARENB = 0x100;

  // c_lflag
  static final int ISIG = 0x1;
  static final int ICANON = 0x2;
  static final int ECHO = 0x8;
  static final int ECHONL = 0x40;
  static final int IEXTEN = 0x8000;

  // c_cc
  static final int VTIME = 5;
  static final int VMIN = 6;

  // tcsetattr(3)
  static final int TCSANOW = 0;

  // struct winsize, <sys/ioctl.h>
  static final int WINSIZE_SIZE = 8;
  static final int WINSIZE_ROW_OFFSET = 0;
  static final int WINSIZE_COL_OFFSET = 2;
  static final int TIOCGWINSZ = 0x5413;
  static final int TIOCSWINSZ = 0x5414;

  // struct pollfd, <poll.h>
  static final int POLLFD_SIZE = 8;
  static final int POLLFD_FD_OFFSET = 0;
  static final int POLLFD_EVENTS_OFFSET = 4;

  // <errno.h>
  static final int EINTR = 4;
  static final int EIO = 5;

  private LinuxConstants() {}
}
