/*
 * Somebody who takes all that there is: hog WHAT ARGUMENTS. Everything has a bound of its own, so that
 * it does the host no harm either where nothing else stops it.
 *
 *   hog forks N             forks until it may not, or until there are N processes, which wait
 *   hog storm N SECONDS     the same, and all of them make short-lived ones meanwhile: 2 N at most
 *   hog spin N SECONDS      N processes that compute
 *   hog eat N               N MiB of memory, a MiB at a time
 *   hog files N             N open files
 *   hog fill FILE N         N MiB of zeros into a file, which it removes
 *   hog inodes DIRECTORY N  N empty files, which it removes
 *   hog deep N              directories in each other from here on, each of 200 letters
 *   hog key-put TEXT        a key "podspawn-prisoner" into the keyring of the uid (keyrings(7))
 *   hog key-get             what is in it
 *   hog abstract NAME       what an abstract Unix socket says
 *   hog listen-abstract NAME    listens there
 *   hog visit ADDRESS PORT  what somebody says who listens there, by TCP; waits two seconds
 *   hog listen TEXT         says that to everybody at a free port of all addresses, which it prints
 *
 * The last line is how much it got, and the name of the errno that ended it, or "all". After forks it
 * waits for the end of its input.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/keyctl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MIB = 1 << 20 };

static int got(long count, int error) {
  printf("%ld %s\n", count, error == 0 ? "all" : strerrorname_np(error));
  fflush(stdout);
  return 0;
}

static pid_t child(unsigned seconds) {
  pid_t parent = getpid();
  pid_t made = fork();
  if (made == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(0);
    alarm(seconds);
  }
  return made;
}

static int forks(long most) {
  long count = 0;
  int error = 0;
  setpgid(0, 0);
  while (count < most && error == 0) {
    pid_t made = child(120);
    if (made == 0) {
      for (;;) pause();
    }
    if (made < 0) {
      error = errno;
    } else {
      count++;
    }
  }
  got(count, error);
  char byte;
  while (read(0, &byte, 1) > 0) continue;
  signal(SIGTERM, SIG_IGN);
  kill(0, SIGTERM);
  while (wait(NULL) > 0) continue;
  return 0;
}

struct crowd {
  atomic_long made;
  atomic_long refused;
};

/* Makes a process after the other, one at a time, for ever. */
static void multiply(struct crowd *crowd) {
  for (;;) {
    pid_t made = child(1);
    if (made == 0) _exit(0);
    atomic_fetch_add(made < 0 ? &crowd->refused : &crowd->made, 1);
    if (made > 0) waitpid(made, NULL, 0);
  }
}

static int storm(long most, unsigned seconds) {
  struct crowd *crowd =
      mmap(NULL, sizeof *crowd, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (crowd == MAP_FAILED) return 1;
  long count = 0;
  int error = 0;
  puts("begun"); /* now, for under gVisor the storm may be its own end before it is complete */
  fflush(stdout);
  while (count < most && error == 0) {
    pid_t made = child(seconds);
    if (made == 0) multiply(crowd);
    error = made < 0 ? errno : 0;
    count += made > 0;
  }
  while (wait(NULL) > 0) continue;
  printf("made %ld refused %ld\n", atomic_load(&crowd->made), atomic_load(&crowd->refused));
  return got(count, error);
}

static int spin(long count, unsigned seconds) {
  for (long i = 0; i < count; i++) {
    if (child(seconds) == 0) {
      for (;;) continue;
    }
  }
  puts("begun");
  fflush(stdout);
  while (wait(NULL) > 0) continue;
  return got(count, 0);
}

static int eat(long most) {
  for (long i = 0; i < most; i++) {
    char *piece = mmap(NULL, MIB, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (piece == MAP_FAILED) return got(i, errno);
    memset(piece, 'x', MIB);
  }
  return got(most, 0);
}

static int files(long most) {
  for (long i = 0; i < most; i++) {
    if (open("/dev/null", O_RDONLY | O_CLOEXEC) < 0) return got(i, errno);
  }
  return got(most, 0);
}

static int fill(const char *path, long most) {
  static char piece[MIB];
  memset(piece, 'x', sizeof piece);
  int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) return got(0, errno);
  long count = 0;
  int error = 0;
  while (count < most && error == 0) {
    ssize_t written = write(fd, piece, sizeof piece);
    error = written < 0 ? errno : written < MIB ? ENOSPC : 0;
    count += error == 0;
  }
  unlink(path);
  return got(count, error);
}

static int inodes(const char *directory, long most) {
  char path[256];
  long count = 0;
  int error = 0;
  while (count < most && error == 0) {
    snprintf(path, sizeof path, "%s/%ld", directory, count);
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    error = fd < 0 ? errno : 0;
    count += error == 0;
    close(fd);
  }
  for (long i = 0; i < count; i++) {
    snprintf(path, sizeof path, "%s/%ld", directory, i);
    unlink(path);
  }
  return got(count, error);
}

static int deep(long most) {
  char name[201];
  memset(name, 'd', 200);
  name[200] = '\0';
  for (long i = 0; i < most; i++) {
    if ((mkdir(name, 0700) < 0 && errno != EEXIST) || chdir(name) < 0) return got(i, errno);
  }
  return got(most, 0);
}

static int put_key(const char *text) {
  long key = syscall(SYS_add_key, "user", "podspawn-prisoner", text, strlen(text), KEY_SPEC_USER_KEYRING);
  /* Whoever has the uid may read it, not only who possesses it (keyctl_setperm(3)). */
  if (key > 0) syscall(SYS_keyctl, KEYCTL_SETPERM, key, 0x3f3f0000);
  return got(key > 0, key > 0 ? 0 : errno);
}

static int get_key(void) {
  char text[128] = "";
  long key = syscall(SYS_keyctl, KEYCTL_SEARCH, KEY_SPEC_USER_KEYRING, "user", "podspawn-prisoner", 0);
  if (key < 0) return got(0, errno);
  long length = syscall(SYS_keyctl, KEYCTL_READ, key, text, sizeof text - 1);
  if (length < 0) return got(0, errno);
  puts(text);
  return got(1, 0);
}

static socklen_t abstract(struct sockaddr_un *address, const char *name) {
  size_t length = strlen(name);
  if (length >= sizeof address->sun_path) exit(2);
  *address = (struct sockaddr_un){.sun_family = AF_UNIX};
  memcpy(address->sun_path + 1, name, length);
  return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + length);
}

static int hears(int fd, const void *address, socklen_t size) {
  char said[128];
  if (fd < 0 || connect(fd, address, size) < 0) return got(0, errno);
  ssize_t count = read(fd, said, sizeof said - 1);
  if (count > 0) printf("%.*s\n", (int)count, said);
  return 0;
}

static int says(int fd, const char *text) {
  signal(SIGPIPE, SIG_IGN);
  for (;;) {
    int visitor = accept(fd, NULL, NULL);
    if (visitor < 0) return 1;
    if (write(visitor, text, strlen(text)) < 0) perror("hog");
    close(visitor);
  }
}

static int hears_abstract(const char *name) {
  struct sockaddr_un address;
  socklen_t size = abstract(&address, name);
  return hears(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), &address, size);
}

static int listens_abstract(const char *name) {
  struct sockaddr_un address;
  socklen_t size = abstract(&address, name);
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0 || bind(fd, (struct sockaddr *)&address, size) < 0 || listen(fd, 9) < 0) return 1;
  puts("listening");
  fflush(stdout);
  return says(fd, "abstract");
}

static int visits(const char *where, int port) {
  struct sockaddr_in four = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port)};
  alarm(2);
  if (inet_pton(AF_INET, where, &four.sin_addr) == 1) {
    return hears(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), &four, sizeof four);
  }
  if (inet_pton(AF_INET6, where, &six.sin6_addr) != 1) return 2;
  return hears(socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0), &six, sizeof six);
}

static int listens(const char *text) {
  struct sockaddr_in6 address = {.sin6_family = AF_INET6, .sin6_addr = in6addr_any};
  socklen_t size = sizeof address;
  int off = 0;
  int fd = socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0 || setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off) < 0) return 1;
  if (bind(fd, (struct sockaddr *)&address, size) < 0 || listen(fd, 99) < 0) return 1;
  if (getsockname(fd, (struct sockaddr *)&address, &size) < 0) return 1;
  printf("%d\n", ntohs(address.sin6_port));
  fflush(stdout);
  return says(fd, text);
}

static int usage(void) {
  fputs("usage: hog WHAT ARGUMENTS; its source says more\n", stderr);
  return 2;
}

int main(int argc, char **argv) {
  const char *what = argc > 1 ? argv[1] : "";
  const char *first = argc > 2 ? argv[2] : "";
  long number = argc > 2 ? atol(argv[2]) : 0;
  long second = argc > 3 ? atol(argv[3]) : 0;
  if (strcmp(what, "forks") == 0) return forks(number);
  if (strcmp(what, "storm") == 0) return storm(number, (unsigned)second);
  if (strcmp(what, "spin") == 0) return spin(number, (unsigned)second);
  if (strcmp(what, "eat") == 0) return eat(number);
  if (strcmp(what, "files") == 0) return files(number);
  if (strcmp(what, "fill") == 0) return fill(first, second);
  if (strcmp(what, "inodes") == 0) return inodes(first, second);
  if (strcmp(what, "deep") == 0) return deep(number);
  if (strcmp(what, "key-put") == 0) return put_key(first);
  if (strcmp(what, "key-get") == 0) return get_key();
  if (strcmp(what, "abstract") == 0) return hears_abstract(first);
  if (strcmp(what, "listen-abstract") == 0) return listens_abstract(first);
  if (strcmp(what, "visit") == 0) return visits(first, (int)second);
  if (strcmp(what, "listen") == 0) return listens(first);
  return usage();
}
