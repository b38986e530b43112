/*
 * podspawn-forward-hold: a connection's hold on its user's session, for as long as the connection lives. Runs as
 * the account that talks to the engine, in the host's own namespaces; no Java is started for a session that is there.
 *
 *   podspawn-forward-hold STATE KEY [PID]                             tells the session's network
 *   podspawn-forward-hold STATE KEY PID SOCKET -- PROGRAM [OPTION...]
 *
 * STATE is the user's state directory, KEY the session. Prints "PID START" of the container that owns the session's
 * network, which STATE/net/KEY tells (dev.podspawn.core.forward.SharedNet), and nothing where there is none, it does
 * not live, or nobody listens on SOCKET ("-" for no need to look).
 *
 * The second form takes a lease first (a file with a POSIX record lock in STATE/leases/KEY, under the user's lock,
 * dev.podspawn.core.session.LeaseFile): whoever looks then sees a connection, so that what was found stays. A process
 * remains with it until the process PID has ended, sshd's of this connection, which a pidfd tells. Then it gives the
 * lease back and becomes "PROGRAM OPTION... forward-down --user KEY". Meanwhile it keeps a service alive that ends itself
 * when it is idle (podman system service), by an endless request: one started from within the container's network would
 * be born there. A service that is not up yet is started by whoever waits for our answer, and says so by the first form
 * with PID.
 *
 * Meanwhile, too, it listens on STATE/asks/PID, where a login of the same connection that turns out to be to a project
 * (dev.podspawn.core.forward.HostSide) asks for that session's network, for it cannot be made from within another one: the
 * line "KEY\n". Another process takes a lease of that session for the connection, has "forward-up --user KEY" make what is
 * missing, and passes on what that says; a byte 0 at the end means that the network is there. A byte 0 is all that is said
 * where nothing was missing.
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
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TEXT = 512, PATIENCE_SECONDS = 120, START_FIELD = 22, BACKLOG = 64, MOST_WORDS = 32, FAILED = 1 };

/* Of no container: nothing ever comes but the head. */
static const char REQUEST[] = "GET /v1.40/events?filters=%7B%22container%22%3A%5B%22podspawn-none%22%5D%7D HTTP/1.1\r\n"
    "Host: podspawn\r\n\r\n";

struct lease {
  int fd;
  char path[TEXT];
};

/* A connection, and what was said of it: its session, its process as text and as a pidfd, and what to run for it. */
struct held {
  const char *state, *key, *pid, *socket_path;
  char **program;
  int connection;
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

static bool has_place(struct sockaddr_un *address, const char *path) {
  address->sun_family = AF_UNIX;
  if (strlen(path) >= sizeof address->sun_path) return false;
  strcpy(address->sun_path, path);
  return true;
}

static int connect_to(const char *socket_path) {
  struct sockaddr_un address;
  if (!has_place(&address, socket_path)) return -1;
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd >= 0 && connect(fd, (struct sockaddr *)&address, sizeof address) != 0) {
    close(fd);
    fd = -1;
  }
  return fd;
}

static bool is_there(const char *state, const char *key, const char *socket_path, int *pid, unsigned long long *start) {
  if (!is_alive(state, key, pid, start)) return false;
  if (strcmp(socket_path, "-") == 0) return true;
  int fd = connect_to(socket_path);
  if (fd >= 0) close(fd);
  return fd >= 0;
}

static void tell(const char *state, const char *key, const char *socket_path) {
  int pid;
  unsigned long long start;
  if (is_there(state, key, socket_path, &pid, &start)) printf("%d %llu\n", pid, start);
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

static void become(const struct held *it, const char *command) {
  const char *argv[MOST_WORDS + 4];
  int count = 0;
  for (char **word = it->program; *word != NULL && count < MOST_WORDS; word++) argv[count++] = *word;
  argv[count++] = command;
  argv[count++] = "--user";
  argv[count++] = it->key;
  argv[count] = NULL;
  signal(SIGCHLD, SIG_DFL);
  execv(argv[0], (char *const *)argv);
  _exit(FAILED);
}

static _Noreturn void give_back(const struct held *it, const struct lease *lease) {
  unlink(lease->path);
  close(lease->fd);
  become(it, "forward-down");
  _exit(FAILED);
}

/* ---- Other sessions of the connection ---------------------------------------------------------- */

static void put_ask(char *path, const struct held *it, const char *end) {
  int length = snprintf(path, TEXT, "%s/asks/%s%s", it->state, it->pid, end);
  if (length < 0 || length >= TEXT) path[0] = 0;
}

/* Where it cannot be, a login to a project says that nobody answers. */
static int listen_for_asks(const struct held *it) {
  struct sockaddr_un address;
  char path[TEXT];
  put_ask(path, it, "");
  if (!has_place(&address, path)) return -1;
  unlink(path);
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd >= 0 && (bind(fd, (struct sockaddr *)&address, sizeof address) != 0 || listen(fd, BACKLOG) != 0)) {
    close(fd);
    fd = -1;
  }
  return fd;
}

/* A line of the user's own sessions; only a file's name comes of it, and a word of an argument list. */
static bool read_key(int fd, const char *own, char *key) {
  size_t user = strcspn(own, "."), count = 0;
  struct timeval patience = {.tv_sec = PATIENCE_SECONDS};
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  while (count < TEXT / 4 && read(fd, key + count, 1) == 1 && key[count] != '\n') count++;
  if (count == 0 || key[count] != '\n') return false;
  key[count] = 0;
  return count > user + 1 && memcmp(key, own, user) == 0 && key[user] == '.' &&
      strspn(key + user + 1, "abcdefghijklmnopqrstuvwxyz0123456789_-") == count - user - 1;
}

static bool brings_up(const struct held *it, int answer) {
  int status;
  pid_t child = fork();
  if (child == 0) {
    dup2(answer, STDOUT_FILENO);
    dup2(answer, STDERR_FILENO);
    become(it, "forward-up");
  }
  return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* One process with a lease for each session that the connection has asked for; others only see that it is there. */
static _Noreturn void answer(struct held *it, int asker) {
  char key[TEXT], mark[TEXT], end[TEXT];
  struct lease lease = {.fd = -1};
  unsigned long long start;
  int pid;
  if (!read_key(asker, it->key, key)) _exit(FAILED);
  it->key = key;
  snprintf(end, sizeof end, "-%.*s", TEXT / 4, key);
  put_ask(mark, it, end);
  int marked = open(mark, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  bool is_first = marked >= 0 && flock(marked, LOCK_EX | LOCK_NB) == 0;
  int lock = take_users_lock(it->state);
  if (is_first) {
    make_directory("%s/leases/%s", it->state, key);
    lease = take_lease(it->state, key);
  }
  bool there = is_there(it->state, key, it->socket_path, &pid, &start);
  close(lock);
  there = there || brings_up(it, asker);
  if (there && send(asker, "", 1, MSG_NOSIGNAL) != 1) there = false;
  close(asker);
  if (!is_first) _exit(0);
  struct pollfd slot = {.fd = it->connection, .events = POLLIN};
  while (there && poll(&slot, 1, -1) < 0 && errno == EINTR) {
  }
  unlink(mark);
  give_back(it, &lease);
}

/* Whoever waits for our answer has perhaps started the service meanwhile. */
static void take_ask(struct held *it, int asks, int *service) {
  int asker = accept4(asks, NULL, NULL, SOCK_CLOEXEC);
  if (asker < 0) return;
  if (*service < 0) *service = ask(it->socket_path);
  if (fork() == 0) {
    close(asks);
    if (*service >= 0) close(*service);
    signal(SIGCHLD, SIG_DFL);
    answer(it, asker);
  }
  close(asker);
}

static void wait_for_end(struct held *it, int asks) {
  int service = ask(it->socket_path);
  while (true) {
    struct pollfd slots[] = {{.fd = it->connection, .events = POLLIN},
        {.fd = service, .events = POLLIN},
        {.fd = asks, .events = POLLIN}};
    if (poll(slots, 3, -1) < 0) {
      if (errno == EINTR) continue;
      return;
    }
    if (slots[0].revents != 0) return;
    if (slots[1].revents != 0 && !discard(service)) {
      close(service);
      service = -1;
    }
    if (slots[2].revents != 0) take_ask(it, asks, &service);
  }
}

/*
 * In a process of its own, for record locks are not inherited: the one that was started waits for its answer. It is
 * its parent's death that tells the other one that nobody waits any more.
 */
static _Noreturn void hold(struct held *it) {
  char path[TEXT];
  setsid();
  int lock = take_users_lock(it->state);
  struct lease lease = take_lease(it->state, it->key);
  int asks = listen_for_asks(it);
  tell(it->state, it->key, it->socket_path);
  if (fflush(stdout) != 0) _exit(FAILED);
  close(lock);
  detach();
  signal(SIGCHLD, SIG_IGN);
  wait_for_end(it, asks);
  put_ask(path, it, "");
  unlink(path);
  give_back(it, &lease);
}

static int positive(const char *text) {
  char *end;
  long value = strtol(text, &end, 10);
  return end != text && *end == 0 && value > 1 && value < 0x3fffffff ? (int)value : -1;
}

static int usage(void) {
  fputs("usage: podspawn-forward-hold STATE KEY [PID [SOCKET -- PROGRAM OPTION...]]\n", stderr);
  return FAILED;
}

/* For whoever holds the connection's lease: the service is up. */
static void wake(const struct held *it) {
  char path[TEXT];
  put_ask(path, it, "");
  int fd = connect_to(path);
  if (fd >= 0) close(fd);
}

int main(int argc, char **argv) {
  if (argc < 3 || argc == 5 || argc == 6 || (argc > 6 && strcmp(argv[5], "--") != 0)) return usage();
  const char *state = argv[1], *key = argv[2];
  if (strchr(key, '/') != NULL || key[0] == '.' || key[0] == 0) return usage();
  struct held it = {.state = state, .key = key, .pid = argv[3]};
  close_range(STDERR_FILENO + 1, ~0U, 0);
  umask(077);
  if (argc <= 4) {
    tell(state, key, "-");
    if (argc == 4 && positive(argv[3]) > 0) wake(&it);
    return 0;
  }
  int pid = positive(argv[3]);
  it.connection = pid < 0 ? -1 : (int)syscall(SYS_pidfd_open, pid, 0);
  it.socket_path = argv[4];
  it.program = argv + 6;
  if (it.connection < 0) die("sshd's process cannot be watched");
  make_directory("%s%.0s", state, key);
  make_directory("%s/locks%.0s", state, key);
  make_directory("%s/asks%.0s", state, key);
  make_directory("%s/leases%.0s", state, key);
  make_directory("%s/leases/%s", state, key);
  pid_t holder = fork();
  if (holder < 0) die("a process cannot be made");
  if (holder == 0) hold(&it);
  return 0;
}
