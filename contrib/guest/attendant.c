#include "attendant.h"

#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

bool attendant_is_needed(int master) {
  pid_t group;
  return ioctl(master, TIOCGPGRP, &group) != 0;
}

int attendant_signal_of(const struct termios *termios, uint8_t key) {
  const cc_t *keys = termios->c_cc;
  if ((termios->c_lflag & ISIG) == 0 || key == _POSIX_VDISABLE) return 0;
  if (key == keys[VINTR]) return SIGINT;
  if (key == keys[VQUIT]) return SIGQUIT;
  return key == keys[VSUSP] ? SIGTSTP : 0;
}

/* Its 0 is the pipe, its 1 the terminal. */
static void attend(void) {
  uint8_t signal;
  pid_t group = -1;
  while (read(STDIN_FILENO, &signal, 1) == 1) {
    pid_t now;
    /* Without its leader the session loses the terminal; then it is who was there last. */
    if (ioctl(STDOUT_FILENO, TIOCGPGRP, &now) == 0 && now > 0) group = now;
    if (group > 1) kill(-group, signal);
  }
  _exit(0);
}

void attendant_leave(int orders, int slave) {
  pid_t between = fork();
  if (between > 0) waitpid(between, NULL, 0);
  if (between != 0) return;
  if (fork() != 0) _exit(0);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_IGN);
  setpgid(0, 0);
  if (dup2(orders, STDIN_FILENO) < 0 || dup2(slave, STDOUT_FILENO) < 0) _exit(1);
  if (close_range(STDOUT_FILENO + 1, ~0U, 0) != 0) {
    for (int fd = STDOUT_FILENO + 1; fd < 64; fd++) close(fd);
  }
  attend();
}
