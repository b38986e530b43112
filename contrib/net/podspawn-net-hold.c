/*
 * podspawn-net-hold: runs a program for as long as a container's first process lives, and no longer.
 *
 *   podspawn-net-hold PID LIMIT -- PROGRAM ARGUMENT...     for example -- dnsmasq --keep-in-foreground ...
 *
 * Comes back when the program, a dnsmasq, has said that it started; with 1 and what it said instead when it
 * ended before or said nothing for five seconds. What stays is two processes in a session of their own: the
 * program, and we who wait. We wait for the process PID by a pidfd (pidfd_open(2), which knows it from another
 * that gets its number later), and kill the program at its end; should somebody kill us, the kernel kills the
 * program (PR_SET_PDEATHSIG). So nothing has to be cleared away after a container, however it went.
 *
 * The program reads our stdin. What it prints goes to our stdout, LIMIT bytes of it and then nothing more: who
 * asks a resolver for many names fills no disk.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
  BUFFER = 4096,
  READY_MS = 5000,
  LOOK_MS = 500, /* how often to look for the process where the kernel has no pidfd (before 5.3) */
  FAILED = 1,
};

static const char STARTED[] = "started, version ";
static const char READY = '+';

struct output {
  int from; /* the program's stdout and stderr */
  int ready; /* to whoever waits for it to start; -1 when they have been told */
  long long left; /* bytes that may still be kept */
  char first[BUFFER]; /* what it said before it started */
  size_t length;
};

static int fail(const char *what) {
  fprintf(stderr, "podspawn-net-hold: could not %s: %s\n", what, strerror(errno));
  return FAILED;
}

static long long number(const char *text) {
  char *end;
  errno = 0;
  long long value = strtoll(text, &end, 10);
  return errno == 0 && end != text && *end == 0 && value > 0 ? value : -1;
}

static void write_all(int fd, const char *data, size_t size) {
  while (size > 0) {
    ssize_t count = write(fd, data, size);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    data += count;
    size -= (size_t)count;
  }
}

/* ---- Who waits for the container --------------------------------------------------------------- */

/* The program has started, or has ended before it did: tells what it said. */
static void tell(struct output *output, bool started) {
  if (output->ready < 0) return;
  if (started) {
    write_all(output->ready, &READY, 1);
  } else {
    write_all(output->ready, output->first, output->length);
  }
  close(output->ready);
  output->ready = -1;
}

static void look_for_start(struct output *output, const char *data, size_t size) {
  size_t room = sizeof output->first - 1 - output->length;
  if (output->ready < 0) return;
  if (size > room) size = room;
  memcpy(output->first + output->length, data, size);
  output->length += size;
  output->first[output->length] = 0;
  if (strstr(output->first, STARTED) != NULL) tell(output, true);
}

/* False at the end of the program's output, which is its own end. */
static bool keep(struct output *output) {
  char data[BUFFER];
  ssize_t count = read(output->from, data, sizeof data);
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  if (count == 0) return false;
  look_for_start(output, data, (size_t)count);
  size_t kept = count < output->left ? (size_t)count : (size_t)output->left;
  write_all(STDOUT_FILENO, data, kept);
  output->left -= (long long)kept;
  return true;
}

static bool has_ended(pid_t pid) {
  return kill(pid, 0) != 0 && errno == ESRCH;
}

static void watch(pid_t container, int pidfd, struct output *output) {
  struct pollfd slots[] = {{.fd = output->from, .events = POLLIN}, {.fd = pidfd, .events = POLLIN}};
  while (true) {
    if (poll(slots, 2, pidfd >= 0 ? -1 : LOOK_MS) < 0 && errno != EINTR) return;
    if (pidfd >= 0 ? slots[1].revents != 0 : has_ended(container)) return;
    if (slots[0].revents != 0 && !keep(output)) return;
  }
}

static void run_program(char **argv, int out, pid_t parent) {
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent) _exit(FAILED);
  dup2(out, STDOUT_FILENO);
  dup2(out, STDERR_FILENO);
  signal(SIGPIPE, SIG_DFL);
  execvp(argv[0], argv);
  fprintf(stderr, "could not run %s: %s\n", argv[0], strerror(errno));
  _exit(127);
}

/* A descriptor for the process; -1 where the kernel has none of the kind. */
static int open_pidfd(pid_t container) {
  int fd = (int)syscall(SYS_pidfd_open, container, 0);
  if (fd < 0 && errno != ENOSYS) _exit(fail("find the container's first process"));
  return fd;
}

static void hold(pid_t container, long long limit, int ready, char **argv) {
  static struct output output;
  int pipe_ends[2], null = open("/dev/null", O_RDWR | O_CLOEXEC);
  int pidfd = open_pidfd(container);
  if (null < 0 || pipe2(pipe_ends, O_CLOEXEC) != 0) _exit(fail("make a pipe"));
  setsid();
  signal(SIGPIPE, SIG_IGN);
  pid_t parent = getpid(), program = fork();
  if (program < 0) _exit(fail("make a process"));
  if (program == 0) run_program(argv, pipe_ends[1], parent);
  close(pipe_ends[1]);
  dup2(null, STDIN_FILENO);
  dup2(null, STDERR_FILENO);
  output = (struct output){.from = pipe_ends[0], .ready = ready, .left = limit};
  watch(container, pidfd, &output);
  kill(program, SIGKILL);
  tell(&output, false);
  waitpid(program, NULL, 0);
  _exit(0);
}

/* ---- Who waits for the program to start -------------------------------------------------------- */

static int await_start(pid_t holder, int ready, const char *program) {
  char said[BUFFER + 1];
  struct pollfd slot = {.fd = ready, .events = POLLIN};
  int polled;
  do {
    polled = poll(&slot, 1, READY_MS);
  } while (polled < 0 && errno == EINTR);
  ssize_t count = polled > 0 ? read(ready, said, BUFFER) : 0;
  if (count > 0 && said[0] == READY) return 0;
  kill(holder, SIGKILL);
  said[count > 0 ? count : 0] = 0;
  fprintf(stderr, "%s %s\n%s", program, polled > 0 ? "did not start:" : "said nothing for 5 seconds", said);
  return FAILED;
}

int main(int argc, char **argv) {
  long long container = argc > 4 ? number(argv[1]) : -1, limit = argc > 4 ? number(argv[2]) : -1;
  int ready[2];
  if (container < 0 || container > 0x3fffffff || limit < 0 || strcmp(argv[3], "--") != 0) {
    fputs("usage: podspawn-net-hold PID LIMIT -- PROGRAM ARGUMENT...\n", stderr);
    return FAILED;
  }
  close_range(STDERR_FILENO + 1, ~0U, 0);
  if (pipe2(ready, O_CLOEXEC) != 0) return fail("make a pipe");
  pid_t holder = fork();
  if (holder < 0) return fail("make a process");
  if (holder == 0) {
    close(ready[0]);
    hold((pid_t)container, limit, ready[1], argv + 4);
  }
  close(ready[1]);
  return await_start(holder, ready[0], argv[4]);
}
