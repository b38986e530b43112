#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "attendant.h"
#include "clock.h"
#include "modes.h"
#include "oom.h"

enum {
  PIPE_SIZE = 256 * 1024, /* for throughput; without it the kernel's 64 KiB do */
  EOF_PAUSE_MS = 100,
};

/* What the program gets as its 0, 1 and 2. */
struct child_side {
  int input, output, errors, exec_status, orders;
};

void program_init(struct program *program) {
  *program = (struct program){
      .attendant = -1, .exec_status = -1, .input = -1, .output = -1, .errors = -1, .eof_pause = EOF_PAUSE_MS};
}

static void close_fd(int *fd) {
  if (*fd >= 0) close(*fd);
  *fd = -1;
}

static int open_pipe(int *read_end, int *write_end, int *ours) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
  *read_end = ends[0];
  *write_end = ends[1];
  (void)fcntl(ends[0], F_SETPIPE_SZ, PIPE_SIZE);
  return fcntl(*ours, F_SETFL, O_NONBLOCK);
}

/* ---- The terminal ------------------------------------------------------------------------------ */

/* By the master where the kernel can: the name may lead to another instance of devpts. */
static int open_slave(int master, int flags) {
  int slave = ioctl(master, TIOCGPTPEER, flags);
  if (slave >= 0) return slave;
  char name[64];
  int error = ptsname_r(master, name, sizeof name);
  if (error != 0) {
    errno = error;
    return -1;
  }
  return open(name, flags);
}

static int set_up_terminal(int slave, const struct start *start) {
  struct termios termios;
  struct winsize size = {start->rows, start->columns, start->xpixel, start->ypixel};
  if (tcgetattr(slave, &termios) != 0) return -1;
  modes_apply(&termios, start->modes, start->mode_count);
  if (tcsetattr(slave, TCSANOW, &termios) != 0) return -1;
  return ioctl(slave, TIOCSWINSZ, &size);
}

static int open_terminal(struct program *program, const struct start *start,
                         struct child_side *child) {
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (master < 0) return -1;
  program->input = program->output = master;
  if (unlockpt(master) != 0) return -1;
  child->input = open_slave(master, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (child->input < 0) return -1;
  child->output = child->errors = child->input;
  if (set_up_terminal(child->input, start) != 0) return -1;
  if (!attendant_is_needed(master)) return 0;
  return open_pipe(&child->orders, &program->attendant, &program->attendant);
}

/* ---- Pipes ------------------------------------------------------------------------------------- */

static int open_pipes(struct program *program, struct child_side *child) {
  if (open_pipe(&child->input, &program->input, &program->input) != 0) return -1;
  if (open_pipe(&program->output, &child->output, &program->output) != 0) return -1;
  return open_pipe(&program->errors, &child->errors, &program->errors);
}

/* ---- The start --------------------------------------------------------------------------------- */

static void give_up(int exec_status, int stage) {
  struct exec_failure failure = {stage, errno};
  ssize_t written = write(exec_status, &failure, sizeof failure);
  (void)written;
  _exit(127);
}

static void reset_signals(void) {
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigset_t none;
  for (int signal = 1; signal < NSIG; signal++) sigaction(signal, &action, NULL);
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static void set_environment(const struct start *start, const char *agent) {
  char terminal[64];
  for (char **variable = start->env; *variable != NULL; variable++) putenv(*variable);
  if (agent != NULL) setenv("SSH_AUTH_SOCK", agent, 1);
  if (start->terminal && ttyname_r(STDIN_FILENO, terminal, sizeof terminal) == 0) {
    setenv("SSH_TTY", terminal, 1);
  }
}

/* In the child, which never returns from here. */
static void become_program(const struct child_side *child, const struct start *start,
                           const char *agent, pid_t guest) {
  /* A guest that is killed can hang up no one; the kernel does it. */
  prctl(PR_SET_PDEATHSIG, SIGHUP);
  if (getppid() != guest) _exit(127);
  setsid();
  if (start->terminal) ioctl(child->input, TIOCSCTTY, 0);
  if (child->orders >= 0) attendant_leave(child->orders, child->input);
  if (dup2(child->input, 0) < 0 || dup2(child->output, 1) < 0 || dup2(child->errors, 2) < 0) {
    give_up(child->exec_status, FAILED_TO_EXECUTE);
  }
  reset_signals();
  oom_prefer_this();
  set_environment(start, agent);
  if (start->cwd[0] != 0 && chdir(start->cwd) != 0) give_up(child->exec_status, FAILED_TO_ENTER);
  execvp(start->argv[0], start->argv);
  give_up(child->exec_status, FAILED_TO_EXECUTE);
}

static int open_streams(struct program *program, const struct start *start, struct child_side *child,
                        const char **what) {
  *what = start->terminal ? "could not open a terminal" : "could not make pipes";
  int status = start->terminal ? open_terminal(program, start, child) : open_pipes(program, child);
  if (status != 0) return -1;
  *what = "could not make pipes";
  return open_pipe(&program->exec_status, &child->exec_status, &program->exec_status);
}

static void close_child_side(struct child_side *child) {
  if (child->output == child->input) child->output = child->errors = -1;
  close_fd(&child->input);
  close_fd(&child->output);
  close_fd(&child->errors);
  close_fd(&child->exec_status);
  close_fd(&child->orders);
}

int program_start(struct program *program, const struct start *start, const char *agent,
                  const char **what) {
  struct child_side child = {-1, -1, -1, -1, -1};
  pid_t guest = getpid(), pid = -1;
  program->terminal = start->terminal;
  if (open_streams(program, start, &child, what) == 0) {
    *what = "could not make a process";
    pid = fork();
  }
  if (pid == 0) become_program(&child, start, agent, guest);
  int error = pid < 0 ? errno : 0;
  close_child_side(&child);
  if (pid < 0) {
    program_close(program);
  } else {
    program->pid = pid;
  }
  return error;
}

bool program_exec_failed(struct program *program, struct exec_failure *failure) {
  if (program->exec_status < 0) return false;
  ssize_t count = read(program->exec_status, failure, sizeof *failure);
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return false;
  close_fd(&program->exec_status);
  return count == sizeof *failure;
}

/* ---- While it runs ----------------------------------------------------------------------------- */

void program_look(struct program *program) {
  siginfo_t info = {0};
  if (program->pid == 0 || program->ended) return;
  if (waitid(P_PID, (id_t)program->pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0) return;
  if (info.si_pid != program->pid) return;
  program->ended = true;
  program->kind = info.si_code != CLD_EXITED;
  program->value = (uint8_t)info.si_status;
  program->core = info.si_code == CLD_DUMPED;
}

void program_bury(struct program *program) {
  if (program->pid > 0) waitpid(program->pid, NULL, WNOHANG);
}

static bool order(const struct program *program, int signal) {
  uint8_t byte = (uint8_t)signal;
  return program->attendant >= 0 && write(program->attendant, &byte, 1) == 1;
}

void program_resize(struct program *program, uint16_t rows, uint16_t columns, uint16_t xpixel,
                    uint16_t ypixel) {
  struct winsize size = {rows, columns, xpixel, ypixel};
  if (!program->terminal || program->output < 0) return;
  if (ioctl(program->output, TIOCSWINSZ, &size) == 0) order(program, SIGWINCH);
}

void program_signal(struct program *program, int signal) {
  pid_t group = 0;
  if (program->pid == 0 || order(program, signal)) return;
  if (!program->terminal || ioctl(program->output, TIOCGPGRP, &group) != 0 || group <= 0) {
    group = program->pid;
  }
  kill(-group, signal);
}

size_t program_take_keys(struct program *program, uint8_t *data, size_t length, bool *flush) {
  struct termios termios;
  size_t left = 0;
  *flush = false;
  if (program->attendant < 0 || tcgetattr(program->output, &termios) != 0) return length;
  for (size_t i = 0; i < length; i++) {
    int signal = attendant_signal_of(&termios, data[i]);
    if (signal != 0 && order(program, signal)) {
      /* As terminals do: what was typed before the key is forgotten. */
      if ((termios.c_lflag & NOFLSH) == 0) {
        left = 0;
        *flush = true;
      }
    } else {
      data[left++] = data[i];
    }
  }
  return left;
}

void program_close_input(struct program *program) {
  if (!program->terminal) close_fd(&program->input);
}

void program_close(struct program *program) {
  order(program, SIGHUP);
  order(program, SIGCONT);
  if (program->terminal) program->input = -1;
  close_fd(&program->input);
  close_fd(&program->output);
  close_fd(&program->errors);
  close_fd(&program->exec_status);
  close_fd(&program->attendant);
}

/* ---- The end of a terminal's input ------------------------------------------------------------- */

/* Whether a reader of the terminal would find something, be it an end of file. */
static bool terminal_has_input(const struct program *program) {
  int slave = open_slave(program->input, O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (slave < 0) return true;
  struct pollfd readable = {.fd = slave, .events = POLLIN};
  bool has_input = poll(&readable, 1, 0) > 0 && (readable.revents & POLLIN) != 0;
  close(slave);
  return has_input;
}

/*
 * A terminal has no end of file that lasts: the character ends one read, and behind a line that has
 * begun it only hands that line over, so that a second one is needed. Whoever reads next waits again,
 * and a shell that changes modes meanwhile may lose the character. So it is typed anew whenever all
 * that was typed has been read: steadily to readers of lines, more and more seldom to others, such as
 * an editor, to which it is a key like any other.
 */
void program_type_eof(struct program *program, uint8_t last, int64_t now) {
  struct termios termios;
  if (now < program->eof_due || program->input < 0) return;
  program->eof_due = now + program->eof_pause;
  if (program->eof_typed && terminal_has_input(program)) return;
  if (tcgetattr(program->input, &termios) != 0 || termios.c_cc[VEOF] == _POSIX_VDISABLE) return;
  bool lines = (termios.c_lflag & ICANON) != 0;
  bool in_line = !program->eof_typed && lines && last != 0 && last != '\n' && last != '\r';
  uint8_t keys[2] = {termios.c_cc[VEOF], termios.c_cc[VEOF]};
  ssize_t typed = write(program->input, keys, in_line ? 2 : 1);
  if (typed > 0) program->eof_typed = true;
  if (!lines) program->eof_pause *= 2;
}
