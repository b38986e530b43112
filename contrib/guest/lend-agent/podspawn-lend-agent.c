/*
 * podspawn-lend-agent: lets a command that runs as another account reach our SSH agent.
 *
 *   podspawn-lend-agent ACCOUNT -- COMMAND...      for example -- sudo -n -u ACCOUNT -- /opt/.../podspawn spawn
 *
 * Where engine.run_as names a service account, the login's forced command crosses over to it by sudo, and
 * cannot open $SSH_AUTH_SOCK there: its directory is the login user's alone. So a child of ours listens at
 * a socket in a new directory of /tmp, whose path is handed on in PODSPAWN_AGENT, and relays each
 * connection of ACCOUNT's, and of nobody else but root, to the agent. (Java cannot connect to the abstract
 * namespace.) We ourselves become COMMAND, so that its status and signals are what they would be without
 * us. The child ends when we do, and takes the directory with it. Without $SSH_AUTH_SOCK there is nothing
 * to lend, and PODSPAWN_AGENT is unset.
 *
 * Nor can it read what opens the client's display, which xauth(1) keeps in ~/.Xauthority: where sshd has set DISPLAY to
 * "localhost:10.0", PODSPAWN_X11 says "10.0" and the cookie in hexadecimal; else it is unset.
 *
 * Runs on the host, with the rights of whoever logs in.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

enum {
  RELAYS = 64, /* more connections wait until one of these is over */
  BUFFER = 16 * 1024,
  BACKLOG = 64,
  LOOK_MS = 500, /* how often to look for our parent where the kernel cannot tell (before 5.3) */
  COOKIE = 16,
  FAILED = 255,
};

/* One direction of a connection: what was read and is not written yet. */
struct way {
  int from, to;
  size_t start, end;
  bool ended;
  uint8_t data[BUFFER];
};

struct relay {
  bool used;
  struct way there, back;
};

static struct relay relays[RELAYS];

/* ---- One connection ---------------------------------------------------------------------------- */

static bool is_temporary(int error) {
  return error == EAGAIN || error == EINTR;
}

/* False when the connection is broken. */
static bool carry(struct way *way) {
  if (way->start == way->end && !way->ended) {
    ssize_t count = read(way->from, way->data, sizeof way->data);
    if (count < 0) return is_temporary(errno);
    way->start = 0;
    way->end = (size_t)count;
    way->ended = count == 0;
    if (way->ended) shutdown(way->to, SHUT_WR);
  }
  if (way->start < way->end) {
    ssize_t count = write(way->to, way->data + way->start, way->end - way->start);
    if (count < 0) return is_temporary(errno);
    way->start += (size_t)count;
  }
  return true;
}

static void serve(struct relay *relay) {
  if (carry(&relay->there) && carry(&relay->back) && !(relay->there.ended && relay->back.ended)) return;
  close(relay->there.from);
  close(relay->there.to);
  relay->used = false;
}

static struct relay *free_relay(void) {
  for (int i = 0; i < RELAYS; i++) {
    if (!relays[i].used) return &relays[i];
  }
  return NULL;
}

static int connect_to(const struct sockaddr_un *agent) {
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd >= 0 && connect(fd, (const struct sockaddr *)agent, sizeof *agent) != 0) {
    close(fd);
    return -1;
  }
  return fd;
}

static bool may_connect(int fd, uid_t account) {
  struct ucred peer;
  socklen_t length = sizeof peer;
  return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 &&
         (peer.uid == account || peer.uid == 0);
}

/* False when descriptors are wanting: the connection stays in the queue. */
static bool take_connection(int listener, uid_t account, const struct sockaddr_un *agent) {
  int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (fd < 0) return is_temporary(errno) || errno == ECONNABORTED;
  struct relay *relay = free_relay();
  int to = relay != NULL && may_connect(fd, account) ? connect_to(agent) : -1;
  if (to < 0) {
    close(fd);
    return true;
  }
  relay->used = true;
  relay->there = (struct way){.from = fd, .to = to};
  relay->back = (struct way){.from = to, .to = fd};
  return true;
}

/* ---- The child --------------------------------------------------------------------------------- */

/* The one descriptor to wait for in this direction: with something to write, the reader of it. */
static struct pollfd wanted(const struct relay *relay, const struct way *way) {
  struct pollfd slot = {.fd = -1};
  if (!relay->used) return slot;
  if (way->start < way->end) return (struct pollfd){.fd = way->to, .events = POLLOUT};
  if (!way->ended) return (struct pollfd){.fd = way->from, .events = POLLIN};
  return slot;
}

static void lend(int listener, pid_t parent, uid_t account, const struct sockaddr_un *agent) {
  enum { PARENT, LISTENER, FIRST };
  static struct pollfd slots[FIRST + 2 * RELAYS];
  bool accepting = true;
  slots[PARENT] = (struct pollfd){.fd = (int)syscall(SYS_pidfd_open, parent, 0), .events = POLLIN};
  while (getppid() == parent) {
    slots[LISTENER] = (struct pollfd){.fd = accepting && free_relay() != NULL ? listener : -1, .events = POLLIN};
    for (int i = 0; i < RELAYS; i++) {
      slots[FIRST + 2 * i] = wanted(&relays[i], &relays[i].there);
      slots[FIRST + 2 * i + 1] = wanted(&relays[i], &relays[i].back);
    }
    bool can_wait = slots[PARENT].fd >= 0 && accepting;
    if (poll(slots, FIRST + 2 * RELAYS, can_wait ? -1 : LOOK_MS) < 0 && errno != EINTR) return;
    if (slots[PARENT].fd >= 0 && slots[PARENT].revents != 0) return;
    for (int i = 0; i < RELAYS; i++) {
      bool ready = (slots[FIRST + 2 * i].revents | slots[FIRST + 2 * i + 1].revents) != 0;
      if (relays[i].used && ready) serve(&relays[i]);
    }
    accepting = slots[LISTENER].revents == 0 || take_connection(listener, account, agent);
  }
}

/* Nothing of the session's is kept open: sshd waits for its streams' ends. */
static int let_go_of_streams(int listener) {
  int null = open("/dev/null", O_RDWR);
  if (null < 0 || dup2(listener, STDERR_FILENO + 1) < 0) _exit(FAILED);
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) dup2(null, fd);
  if (close_range(STDERR_FILENO + 2, ~0U, 0) != 0) {
    for (int fd = STDERR_FILENO + 2; fd < 1024; fd++) close(fd);
  }
  return STDERR_FILENO + 1;
}

/* ---- Us ---------------------------------------------------------------------------------------- */

/* Where the child listens: others may go through the directory, but not look into it. */
struct place {
  char directory[32];
  struct sockaddr_un address;
  int listener;
};

static void remove_place(const struct place *place) {
  unlink(place->address.sun_path);
  rmdir(place->directory);
}

static void start_child(const struct place *place, uid_t account, const struct sockaddr_un *agent) {
  pid_t parent = getpid(), child = fork();
  if (child < 0) {
    perror("podspawn-lend-agent: could not make a process; the agent is not lent");
    unsetenv("PODSPAWN_AGENT");
    remove_place(place);
  }
  if (child != 0) return;
  signal(SIGPIPE, SIG_IGN);
  setsid();
  lend(let_go_of_streams(place->listener), parent, account, agent);
  remove_place(place);
  _exit(0);
}

/* Anybody may connect, for the service account is neither we nor of our group: may_connect() judges. */
static bool listen_at(struct place *place) {
  struct sockaddr_un *address = &place->address;
  *place = (struct place){.directory = "/tmp/podspawn-agent-XXXXXX", .address = {.sun_family = AF_UNIX}};
  if (mkdtemp(place->directory) == NULL) return false;
  snprintf(address->sun_path, sizeof address->sun_path, "%s/s", place->directory);
  place->listener = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (place->listener >= 0 && bind(place->listener, (const struct sockaddr *)address, sizeof *address) == 0 &&
      chmod(address->sun_path, 0666) == 0 && listen(place->listener, BACKLOG) == 0 &&
      chmod(place->directory, 0711) == 0 && setenv("PODSPAWN_AGENT", address->sun_path, 1) == 0) {
    return true;
  }
  int reason = errno;
  if (place->listener >= 0) close(place->listener);
  remove_place(place);
  errno = reason;
  return false;
}

static void lend_agent(const char *account, const char *socket_path) {
  struct sockaddr_un agent = {.sun_family = AF_UNIX};
  struct place place;
  const struct passwd *entry = getpwnam(account);
  if (entry == NULL || strlen(socket_path) >= sizeof agent.sun_path) {
    fprintf(stderr, "podspawn-lend-agent: the agent is not lent: %s\n",
            entry == NULL ? "no such account" : "the path of its socket is too long");
    return;
  }
  strcpy(agent.sun_path, socket_path);
  if (!listen_at(&place)) {
    perror("podspawn-lend-agent: could not make a socket; the agent is not lent");
    return;
  }
  start_child(&place, entry->pw_uid, &agent);
  close(place.listener);
}

/* ---- The display -------------------------------------------------------------------------------- */

struct text {
  const uint8_t *bytes;
  size_t length;
};

/* Two bytes of length, big end first, and so many bytes (Xau(3)); false at the end of the file. */
static bool take_text(const uint8_t **next, const uint8_t *end, struct text *text) {
  if (end - *next < 2) return false;
  text->length = (size_t)(*next)[0] << 8 | (*next)[1];
  text->bytes = *next + 2;
  if ((size_t)(end - text->bytes) < text->length) return false;
  *next = text->bytes + text->length;
  return true;
}

static bool is_text(const struct text *text, const char *wanted, size_t length) {
  return text->length == length && memcmp(text->bytes, wanted, length) == 0;
}

static bool find_cookie(const uint8_t *next, const uint8_t *end, const char *number, size_t digits, struct text *cookie) {
  static const char protocol[] = "MIT-MAGIC-COOKIE-1";
  struct text address, display, name;
  while (end - next >= 2) {
    next += 2;
    if (!take_text(&next, end, &address) || !take_text(&next, end, &display) || !take_text(&next, end, &name) ||
        !take_text(&next, end, cookie)) {
      return false;
    }
    if (is_text(&display, number, digits) && is_text(&name, protocol, sizeof protocol - 1) &&
        cookie->length == COOKIE) {
      return true;
    }
  }
  return false;
}

static void lend_display(const char *display, const char *home) {
  static uint8_t file[64 * 1024];
  static const char host[] = "localhost:";
  char path[4096], value[128];
  struct text cookie;
  if (strncmp(display, host, sizeof host - 1) != 0) return;
  const char *number = display + sizeof host - 1;
  size_t digits = strspn(number, "0123456789"), length = strspn(number, "0123456789.");
  if (digits == 0 || number[length] != 0 || length > 9) return;
  snprintf(path, sizeof path, "%s/.Xauthority", home);
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  ssize_t size = fd < 0 ? -1 : read(fd, file, sizeof file);
  if (fd >= 0) close(fd);
  if (size <= 0 || !find_cookie(file, file + size, number, digits, &cookie)) return;
  int at = snprintf(value, sizeof value, "%s ", number);
  for (size_t i = 0; i < COOKIE; i++) at += snprintf(value + at, sizeof value - (size_t)at, "%02x", cookie.bytes[i]);
  setenv("PODSPAWN_X11", value, 1);
}

int main(int argc, char **argv) {
  const char *socket_path = getenv("SSH_AUTH_SOCK");
  if (argc < 4 || strcmp(argv[2], "--") != 0) {
    fputs("usage: podspawn-lend-agent ACCOUNT -- COMMAND...\n", stderr);
    return FAILED;
  }
  const char *display = getenv("DISPLAY"), *home = getenv("HOME");
  unsetenv("PODSPAWN_AGENT");
  unsetenv("PODSPAWN_X11");
  if (display != NULL && home != NULL) lend_display(display, home);
  if (socket_path != NULL && socket_path[0] != 0) lend_agent(argv[1], socket_path);
  execvp(argv[3], argv + 3);
  fprintf(stderr, "podspawn-lend-agent: could not run %s: %s\n", argv[3], strerror(errno));
  return FAILED;
}
