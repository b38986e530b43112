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
  static final int IGNPAR = 0x4;
  static final int PARMRK = 0x8;
  static final int INPCK = 0x10;
  static final int ISTRIP = 0x20;
  static final int INLCR = 0x40;
  static final int IGNCR = 0x80;
  static final int ICRNL = 0x100;
  static final int IXON = 0x400;
  static final int IXANY = 0x800;
  static final int IXOFF = 0x1000;
  static final int IMAXBEL = 0x2000;
  static final int IUTF8 = 0x4000;

  // c_oflag
  static final int OPOST = 0x1;
  static final int ONLCR = 0x4;
  static final int OCRNL = 0x8;
  static final int ONOCR = 0x10;
  static final int ONLRET = 0x20;

  // c_cflag
  static final int CSIZE = 0x30;
  static final int CS8 = 0x30;
  static final int PARENB = 0x100;

  // c_lflag
  static final int ISIG = 0x1;
  static final int ICANON = 0x2;
  static final int ECHO = 0x8;
  static final int ECHOE = 0x10;
  static final int ECHOK = 0x20;
  static final int ECHONL = 0x40;
  static final int NOFLSH = 0x80;
  static final int TOSTOP = 0x100;
  static final int ECHOCTL = 0x200;
  static final int ECHOKE = 0x800;
  static final int IEXTEN = 0x8000;

  // c_cc
  static final int VINTR = 0;
  static final int VQUIT = 1;
  static final int VERASE = 2;
  static final int VKILL = 3;
  static final int VEOF = 4;
  static final int VTIME = 5;
  static final int VMIN = 6;
  static final int VSTART = 8;
  static final int VSTOP = 9;
  static final int VSUSP = 10;
  static final int VEOL = 11;
  static final int VREPRINT = 12;
  static final int VDISCARD = 13;
  static final int VWERASE = 14;
  static final int VLNEXT = 15;
  static final int VEOL2 = 16;

  // tcsetattr(3)
  static final int TCSANOW = 0;

  // struct winsize, <sys/ioctl.h>
  static final int WINSIZE_SIZE = 8;
  static final int WINSIZE_ROW_OFFSET = 0;
  static final int WINSIZE_COL_OFFSET = 2;
  static final int WINSIZE_XPIXEL_OFFSET = 4;
  static final int WINSIZE_YPIXEL_OFFSET = 6;
  static final int TIOCGWINSZ = 0x5413;
  static final int TIOCSWINSZ = 0x5414;

  // struct pollfd, <poll.h>
  static final int POLLFD_SIZE = 8;
  static final int POLLFD_FD_OFFSET = 0;
  static final int POLLFD_EVENTS_OFFSET = 4;
  static final int POLLFD_REVENTS_OFFSET = 6;
  static final short POLLIN = 0x1;

  // <sys/eventfd.h>
  static final int EFD_CLOEXEC = 0x80000;

  // <errno.h>
  static final int EINTR = 4;
  static final int EIO = 5;

  private LinuxConstants() {}
}
