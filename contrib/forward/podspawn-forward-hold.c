/*
 * podspawn-forward-hold: a connection's hold on its user's session, for as long as the connection lives. Runs as
 * the account that talks to the engine, in the host's own namespaces; no Java is started for a session that is there.
 *
 *   podspawn-forward-hold STATE KEY                                 tells the session's network
 *   podspawn-forward-hold STATE KEY PID SOCKET -- PROGRAM ARGUMENT...
 *
 * STATE is the user's state directory, KEY the session. Prints "PID START" of the container that owns the session's
 * network, which STATE/net/KEY tells (dev.podspawn.core.forward.SharedNet), and nothing where there is none, it does
 * not live, or nobody listens on SOCKET ("-" for no need to look).
 *
 * The second form takes a lease first (a file with a POSIX record lock in STATE/leases/KEY, under the user's lock,
 * dev.podspawn.core.session.LeaseFile): whoever looks then sees a connection, so that what was found stays. A process
 * remains with it until the process PID has ended, sshd's of this connection, which a pidfd tells. Then it gives the
 * lease back and becomes PROGRAM. Meanwhile it keeps a service alive that ends itself when it is idle (podman system
 * service), by an endless request: one started from within the container's network would be born there.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { TEXT = 512, PATIENCE_SECONDS = 120, START_FIELD = 22, FAILED = 1 };

/* Of no container: nothing ever comes but the head. */
static const char REQUEST[] = "GET /v1.40/events?filters=%7B%22container%22%3A%5B%22podspawn-none%22%5D%7D HTTP/1.1\r\n"
    "Host: podspawn\r\n\r\n";

struct lease {
  int fd;
  char path[TEXT];
};

static _Noreturn void die(const char *what) {
  fprintf(stderr, "%s (%s)\n", what, strerror(errno));
  exit(FAILED);
}

static void join(char *path, const char *format, const char *state, const char *key) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  int length = snprintf(path, TEXT, format, state, key);
#pragma GCC diagnostic pop
  if (length < 0 || length >= TEXT) {
    errno = ENAMETOOLONG;
    die("its state directory has too long a name");
  }
}

static void make_directory(const char *format, const char *state, const char *key) {
  char path[TEXT];
  join(path, format, state, key);
  if (mkdir(path, 0700) != 0 && errno != EEXIST) die("the user's state directory cannot be used");
}

static bool lock_whole(int fd) {
  struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  int done;
  do {
    done = fcntl(fd, F_SETLKW, &whole);
  } while (done != 0 && errno == EINTR);
  return done == 0;
}

/* ---- What there is ----------------------------------------------------------------------------- */

static ssize_t read_file(const char *path, char *text) {
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0) return -1;
  ssize_t count = read(fd, text, TEXT - 1);
  close(fd);
  if (count >= 0) text[count] = 0;
  return count;
}

/* The start of a process in clock ticks since boot; 0 when it is not there, or only its remains are. */
static unsigned long long start_of(int pid) {
  char path[64], stat[TEXT];
  snprintf(path, sizeof path, "/proc/%d/stat", pid);
  if (read_file(path, stat) < 0) return 0;
  char *at = strrchr(stat, ')');
  if (at == NULL || at[1] != ' ' || at[2] == 'Z' || at[2] == 'X') return 0;
  for (int field = 2; field < START_FIELD && at != NULL; field++) at = strchr(at + 1, ' ');
  return at == NULL ? 0 : strtoull(at + 1, NULL, 10);
}

static bool is_alive(const char *state, const char *key, int *pid, unsigned long long *start) {
  char path[TEXT], text[TEXT];
  join(path, "%s/net/%s", state, key);
  if (read_file(path, text) < 0) return false;
  return sscanf(text, "%*[^\n]\n%d\n%llu\n", pid, start) == 2 && *pid > 1 && *start > 0 &&
      start_of(*pid) == *start;
}

static int connect_to(const char *socket_path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  if (strlen(socket_path) >= sizeof address.sun_path) return -1;
  strcpy(address.sun_path, socket_path);
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd >= 0 && connect(fd, (struct sockaddr *)&address, sizeof address) != 0) {
    close(fd);
    fd = -1;
  }
  return fd;
}

static void tell(const char *state, const char *key, const char *socket_path) {
  int pid;
  unsigned long long start;
  if (!is_alive(state, key, &pid, &start)) return;
  if (strcmp(socket_path, "-") != 0) {
    int fd = connect_to(socket_path);
    if (fd < 0) return;
    close(fd);
  }
  printf("%d %llu\n", pid, start);
}

/* ---- The lease --------------------------------------------------------------------------------- */

static int take_users_lock(const char *state) {
  char path[TEXT];
  join(path, "%s/locks/user%s", state, "");
  int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  alarm(PATIENCE_SECONDS);
  if (fd < 0 || !lock_whole(fd)) die("the user's lock cannot be had");
  alarm(0);
  return fd;
}

static struct lease take_lease(const char *state, const char *key) {
  struct lease lease;
  struct timespec now;
  char directory[TEXT / 2], line[32];
  clock_gettime(CLOCK_MONOTONIC, &now);
  int length = snprintf(directory, sizeof directory, "%s/leases/%s", state, key);
  if (length < 0 || length >= (int)sizeof directory) die("its state directory has too long a name");
  snprintf(lease.path, sizeof lease.path, "%s/%d-0-%lld%09ld", directory, getpid(), (long long)now.tv_sec,
      now.tv_nsec);
  lease.fd = open(lease.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (lease.fd < 0 || !lock_whole(lease.fd)) die("a lease cannot be taken");
  length = snprintf(line, sizeof line, "%d\n", getpid());
  if (write(lease.fd, line, (size_t)length) != length) die("a lease cannot be written");
  return lease;
}

/* ---- Waiting ----------------------------------------------------------------------------------- */

/* Our own connection to a service, with a request of ours; -1 where there is none. */
static int ask(const char *socket_path) {
  int fd = strcmp(socket_path, "-") == 0 ? -1 : connect_to(socket_path);
  if (fd >= 0 && send(fd, REQUEST, sizeof REQUEST - 1, MSG_NOSIGNAL) < 0) {
    close(fd);
    fd = -1;
  }
  return fd;
}

/* False when the service has gone. */
static bool discard(int fd) {
  char data[TEXT];
  ssize_t count = read(fd, data, sizeof data);
  return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN));
}

static void wait_for_end(int connection, int service) {
  struct pollfd slots[] = {{.fd = connection, .events = POLLIN}, {.fd = service, .events = POLLIN}};
  while (true) {
    if (poll(slots, 2, -1) < 0 && errno != EINTR) return;
    if (slots[0].revents != 0) return;
    if (slots[1].revents != 0 && !discard(service)) {
      close(service);
      slots[1].fd = -1;
      slots[1].revents = 0;
    }
  }
}

/* The answer has been given: whoever reads it waits for the end of our output. */
static void detach(void) {
  int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (null < 0) die("/dev/null cannot be opened");
  dup2(null, STDIN_FILENO);
  dup2(null, STDOUT_FILENO);
  dup2(null, STDERR_FILENO);
  close(null);
  if (chdir("/") != 0) _exit(FAILED);
}

/*
 * In a process of its own, for record locks are not inherited: the one that was started waits for its answer. It is
 * its parent's death that tells the other one that nobody waits any more.
 */
static void hold(const char *state, const char *key, int connection, const char *socket_path, char **program) {
  setsid();
  int lock = take_users_lock(state);
  struct lease lease = take_lease(state, key);
  tell(state, key, socket_path);
  if (fflush(stdout) != 0) _exit(FAILED);
  close(lock);
  detach();
  int service = -1;
  /* What is not up yet is started by whoever waits for our answer. */
  if (strcmp(socket_path, "-") != 0) {
    struct pollfd slot = {.fd = connection, .events = POLLIN};
    for (int tries = 0; tries < PATIENCE_SECONDS && (service = ask(socket_path)) < 0; tries++) {
      if (poll(&slot, 1, 1000) != 0) break;
    }
  }
  wait_for_end(connection, service);
  unlink(lease.path);
  close(lease.fd);
  execv(program[0], program);
  _exit(FAILED);
}

static int positive(const char *text) {
  char *end;
  long value = strtol(text, &end, 10);
  return end != text && *end == 0 && value > 1 && value < 0x3fffffff ? (int)value : -1;
}

static int usage(void) {
  fputs("usage: podspawn-forward-hold STATE KEY [PID SOCKET -- PROGRAM ARGUMENT...]\n", stderr);
  return FAILED;
}

int main(int argc, char **argv) {
  if (argc != 3 && (argc < 7 || strcmp(argv[5], "--") != 0)) return usage();
  const char *state = argv[1], *key = argv[2];
  if (strchr(key, '/') != NULL || key[0] == '.' || key[0] == 0) return usage();
  close_range(STDERR_FILENO + 1, ~0U, 0);
  umask(077);
  if (argc == 3) {
    tell(state, key, "-");
    return 0;
  }
  int pid = positive(argv[3]);
  int connection = pid < 0 ? -1 : (int)syscall(SYS_pidfd_open, pid, 0);
  if (connection < 0) die("sshd's process cannot be watched");
  make_directory("%s%.0s", state, key);
  make_directory("%s/locks%.0s", state, key);
  make_directory("%s/leases%.0s", state, key);
  make_directory("%s/leases/%s", state, key);
  pid_t holder = fork();
  if (holder < 0) die("a process cannot be made");
  if (holder == 0) hold(state, key, connection, argv[4], argv + 6);
  return 0;
}
