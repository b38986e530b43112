/* Prints "name value" for each constant of LinuxConstants, and what cfmakeraw(3) makes of two modes. */
#include <errno.h>
#include <poll.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <termios.h>

#define SHOW(name) printf(#name " %ld\n", (long)(name))
#define SHOW_AS(name, value) printf(#name " %ld\n", (long)(value))

static void raw(int fill) {
  struct termios mode;
  memset(&mode, fill, sizeof mode);
  cfmakeraw(&mode);
  printf("raw-of-%02x ", fill);
  for (size_t i = 0; i < sizeof mode; i++) printf("%02x", ((unsigned char *)&mode)[i]);
  printf("\n");
}

int main(void) {
  SHOW_AS(TERMIOS_SIZE, sizeof(struct termios));
  SHOW_AS(TERMIOS_IFLAG_OFFSET, offsetof(struct termios, c_iflag));
  SHOW_AS(TERMIOS_OFLAG_OFFSET, offsetof(struct termios, c_oflag));
  SHOW_AS(TERMIOS_CFLAG_OFFSET, offsetof(struct termios, c_cflag));
  SHOW_AS(TERMIOS_LFLAG_OFFSET, offsetof(struct termios, c_lflag));
  SHOW_AS(TERMIOS_CC_OFFSET, offsetof(struct termios, c_cc));
  SHOW(IGNBRK);
  SHOW(BRKINT);
  SHOW(PARMRK);
  SHOW(ISTRIP);
  SHOW(INLCR);
  SHOW(IGNCR);
  SHOW(ICRNL);
  SHOW(IXON);
  SHOW(OPOST);
  SHOW(CSIZE);
  SHOW(CS8);
  SHOW(PARENB);
  SHOW(ISIG);
  SHOW(ICANON);
  SHOW(ECHO);
  SHOW(ECHONL);
  SHOW(IEXTEN);
  SHOW(IGNPAR);
  SHOW(INPCK);
  SHOW(IXANY);
  SHOW(IXOFF);
  SHOW(IMAXBEL);
  SHOW(IUTF8);
  SHOW(ONLCR);
  SHOW(OCRNL);
  SHOW(ONOCR);
  SHOW(ONLRET);
  SHOW(ECHOE);
  SHOW(ECHOK);
  SHOW(NOFLSH);
  SHOW(TOSTOP);
  SHOW(ECHOCTL);
  SHOW(ECHOKE);
  SHOW(VINTR);
  SHOW(VQUIT);
  SHOW(VERASE);
  SHOW(VKILL);
  SHOW(VEOF);
  SHOW(VEOL);
  SHOW(VEOL2);
  SHOW(VSTART);
  SHOW(VSTOP);
  SHOW(VSUSP);
  SHOW(VREPRINT);
  SHOW(VWERASE);
  SHOW(VLNEXT);
  SHOW(VDISCARD);
  SHOW(VTIME);
  SHOW(VMIN);
  SHOW(TCSANOW);
  SHOW_AS(WINSIZE_SIZE, sizeof(struct winsize));
  SHOW_AS(WINSIZE_ROW_OFFSET, offsetof(struct winsize, ws_row));
  SHOW_AS(WINSIZE_COL_OFFSET, offsetof(struct winsize, ws_col));
  SHOW_AS(WINSIZE_XPIXEL_OFFSET, offsetof(struct winsize, ws_xpixel));
  SHOW_AS(WINSIZE_YPIXEL_OFFSET, offsetof(struct winsize, ws_ypixel));
  SHOW(TIOCGWINSZ);
  SHOW(TIOCSWINSZ);
  SHOW_AS(POLLFD_SIZE, sizeof(struct pollfd));
  SHOW_AS(POLLFD_FD_OFFSET, offsetof(struct pollfd, fd));
  SHOW_AS(POLLFD_EVENTS_OFFSET, offsetof(struct pollfd, events));
  SHOW_AS(POLLFD_REVENTS_OFFSET, offsetof(struct pollfd, revents));
  SHOW(POLLIN);
  SHOW(EFD_CLOEXEC);
  SHOW(EINTR);
  SHOW(EIO);
  raw(0x00);
  raw(0xff);
  return 0;
}
