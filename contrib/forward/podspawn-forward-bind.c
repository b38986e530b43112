/*
 * podspawn-forward-bind: publishes the network of a container as /run/netns/USER, as root in the host's own namespaces.
 *
 *   podspawn-forward-bind PLACES USER OWNER PID START
 *
 * PID and START (clock ticks since boot, proc(5)) are of a process that an account named: they are believed in nothing.
 * The process is held by its directory in /proc, which never becomes another process's; its network must not be the
 * host's, and must belong to a user namespace of the account OWNER, by number, or for 0 to the host's own: only a
 * rootful engine makes such ones.
 *
 * What was published before is taken away first. A process remains that waits for PID's end by a pidfd, and takes away
 * what is published then, if it is still this. Its lock on PLACES/USER.watch says that there is one.
 *
 * sshd listens for X11 on both loopbacks or on none, and Docker takes a container's ::1 away: it is given back.
 *
 * Beside it: PLACES/USER.net for dev.podspawn.core.forward.Standpoint and podspawn-pam-verify; /etc/netns/USER with
 * the container's resolv.conf and hosts, which pam_usernet(8) shows the login in the place of the host's.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/nsfs.h>
#include <linux/openat2.h>
#include <poll.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TEXT = 512, MOST_COPIED = 65536, START_FIELD = 22, MOST_MOUNTS = 64, FAILED = 1 };

struct published {
  const char *places, *user;
  char mount[TEXT], files[TEXT], note[TEXT];
  struct stat network, host;
};

static _Noreturn void die(const char *what) {
  fprintf(stderr, "podspawn: %s\n", what);
  exit(FAILED);
}

static _Noreturn void die_errno(const char *what) {
  fprintf(stderr, "podspawn: %s (%s)\n", what, strerror(errno));
  exit(FAILED);
}

static void put(char *path, const char *directory, const char *name, const char *end) {
  int length = snprintf(path, TEXT, "%s/%s%s", directory, name, end);
  if (length < 0 || length >= TEXT) die("a name is too long");
}

static long long number(const char *text) {
  char *end;
  errno = 0;
  long long value = strtoll(text, &end, 10);
  return errno == 0 && end != text && *end == 0 && value >= 0 ? value : -1;
}

static bool is_same(const struct stat *one, const struct stat *other) {
  return one->st_dev == other->st_dev && one->st_ino == other->st_ino;
}

/* ---- What is to be published ------------------------------------------------------------------- */

static long long start_of(int process) {
  char stat[TEXT * 2];
  int fd = openat(process, "stat", O_RDONLY | O_CLOEXEC);
  ssize_t count = fd < 0 ? -1 : read(fd, stat, sizeof stat - 1);
  if (count <= 0) return -1;
  close(fd);
  stat[count] = 0;
  char *at = strrchr(stat, ')');
  for (int field = 2; field < START_FIELD && at != NULL; field++) at = strchr(at + 1, ' ');
  return at == NULL ? -1 : strtoll(at + 1, NULL, 10);
}

static int open_process(long long pid, long long start) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%lld", pid);
  int process = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (process < 0 || start_of(process) != start) die("its container has ended");
  return process;
}

/*
 * An account's own container is in a user namespace that the account made, or one that was made in there; a rootful
 * engine's in the host's, or in one that root made.
 */
static void require_owner(int network, long long owner) {
  struct stat hosts, its;
  uid_t uid;
  int space = ioctl(network, NS_GET_USERNS);
  if (stat("/proc/self/ns/user", &hosts) != 0) die_errno("the host's user namespace cannot be told");
  while (space >= 0 && fstat(space, &its) == 0 && !is_same(&hosts, &its)) {
    if (ioctl(space, NS_GET_OWNER_UID, &uid) == 0 && uid == (uid_t)owner) {
      close(space);
      return;
    }
    int parent = ioctl(space, NS_GET_PARENT);
    close(space);
    space = parent;
  }
  if (space < 0 || owner != 0) die("its container's network is another's");
  close(space);
}

static int open_network(int process, long long owner, struct published *it) {
  struct stat first;
  int network = openat(process, "ns/net", O_RDONLY | O_CLOEXEC);
  if (network < 0 || fstat(network, &it->network) != 0) die_errno("its container's network cannot be opened");
  if (stat("/proc/self/ns/net", &it->host) != 0) die_errno("the host's network cannot be told");
  /* Not everybody who is root may look at the first process: then it is sshd's own network that is the host's. */
  if (stat("/proc/1/ns/net", &first) != 0) first = it->host;
  if (!is_same(&first, &it->host)) die("sshd is not in the host's own network");
  if (is_same(&it->network, &it->host)) die("its container is in the host's own network");
  require_owner(network, owner);
  return network;
}

/* ---- Publishing -------------------------------------------------------------------------------- */

static void take_away_mounts(const char *mount_point) {
  for (int i = 0; i < MOST_MOUNTS && umount2(mount_point, MNT_DETACH | UMOUNT_NOFOLLOW) == 0; i++) {
  }
}

static void remove_files(const struct published *it) {
  char path[TEXT];
  put(path, it->files, "resolv.conf", "");
  unlink(path);
  put(path, it->files, "hosts", "");
  unlink(path);
  rmdir(it->files);
}

/* Whole or not at all, and never through a link. */
static void write_file(const char *path, const char *data, size_t size) {
  char draft[TEXT + 8];
  snprintf(draft, sizeof draft, "%s.new", path);
  unlink(draft);
  int fd = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (fd < 0 || write(fd, data, size) != (ssize_t)size || fchmod(fd, 0644) != 0) die_errno(path);
  close(fd);
  if (rename(draft, path) != 0) die_errno(path);
}

static void note(const struct published *it, const char *process) {
  char line[TEXT];
  int length = snprintf(line, sizeof line, "%s net:[%lu]\n", process, (unsigned long)it->host.st_ino);
  write_file(it->note, line, (size_t)length);
}

/*
 * A file below the container's root directory. What leads there may be anybody's links, and they must lead to no file of
 * the host's: the kernel takes the directory as the root of all names (openat2(2), Linux 5.6), or nothing is copied.
 */
static int open_below(int process, const char *name) {
  struct open_how how = {
    .flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, .resolve = RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS};
  int root = openat(process, "root", O_PATH | O_DIRECTORY | O_CLOEXEC);
  int fd = root < 0 ? -1 : (int)syscall(SYS_openat2, root, name, &how, sizeof how);
  if (root >= 0) close(root);
  return fd;
}

static void copy_file(int process, const char *from, const struct published *it, const char *name, const char *more) {
  static char data[MOST_COPIED];
  char path[TEXT];
  struct stat file;
  int fd = open_below(process, from);
  if (fd < 0) return;
  if (fstat(fd, &file) == 0 && S_ISREG(file.st_mode)) {
    ssize_t count = read(fd, data, sizeof data - TEXT);
    put(path, it->files, name, "");
    if (count > 0) {
      int added = snprintf(data + count, TEXT, "%s", more);
      write_file(path, data, (size_t)count + (size_t)added);
    }
  }
  close(fd);
}

static void require_file(const char *path) {
  int fd = open(path, O_RDONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
  struct stat file;
  if (fd < 0 || fstat(fd, &file) != 0) die_errno(path);
  if (!S_ISREG(file.st_mode)) die("something is in the way of its network's name");
  close(fd);
}

static void publish(int process, int network, struct published *it) {
  char from[64], host[128] = "", line[TEXT / 2];
  struct stat there;
  mkdir("/run/netns", 0755);
  take_away_mounts(it->mount);
  require_file(it->mount);
  snprintf(from, sizeof from, "/proc/self/fd/%d", network);
  if (mount(from, it->mount, NULL, MS_BIND, NULL) != 0) die_errno("its network cannot be given a name");
  if (stat(it->mount, &there) != 0 || !is_same(&there, &it->network)) die("its network's name leads elsewhere");
  mkdir("/etc/netns", 0755);
  if (mkdir(it->files, 0755) != 0 && errno != EEXIST) die_errno(it->files);
  copy_file(process, "etc/resolv.conf", it, "resolv.conf", "");
  /* sudo(8) asks for the name of the machine that it is on, and would wait for a resolver that does not know it. */
  if (gethostname(host, sizeof host - 1) != 0) host[0] = 0;
  snprintf(line, sizeof line, "\n127.0.0.1 %s\n", host);
  copy_file(process, "etc/hosts", it, "hosts", host[0] != 0 ? line : "");
}

/* By a process of its own, which is all that enters; without IPv6 there is nothing to be given back. */
static void give_back_loopback(int network) {
  pid_t child = fork();
  if (child == 0) {
    int fd = setns(network, CLONE_NEWNET) != 0 ? -1 : open("/proc/sys/net/ipv6/conf/lo/disable_ipv6", O_WRONLY | O_CLOEXEC);
    _exit(fd >= 0 && write(fd, "0\n", 2) == 2 ? 0 : FAILED);
  }
  while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR) {
  }
}

static bool is_published(const struct published *it) {
  struct stat there;
  return stat(it->mount, &there) == 0 && is_same(&there, &it->network);
}

/* ---- Until its end ----------------------------------------------------------------------------- */

static int open_lock(const struct published *it, const char *end) {
  char path[TEXT];
  put(path, it->places, it->user, end);
  int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) die_errno(path);
  return fd;
}

static void watch(int container, int watching, struct published *it) {
  struct pollfd slot = {.fd = container, .events = POLLIN};
  int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  setsid();
  for (int fd = 0; fd <= STDERR_FILENO; fd++) dup2(null, fd);
  if (chdir("/") != 0) _exit(FAILED);
  while (poll(&slot, 1, -1) < 0 && errno == EINTR) {
  }
  int lock = open_lock(it, ".lock");
  if (flock(lock, LOCK_EX) == 0 && is_published(it)) {
    take_away_mounts(it->mount);
    unlink(it->mount);
    remove_files(it);
    note(it, "- - -");
  }
  close(watching);
  _exit(0);
}

int main(int argc, char **argv) {
  static struct published it;
  char process_words[TEXT];
  long long owner = argc == 6 ? number(argv[3]) : -1, pid = argc == 6 ? number(argv[4]) : -1,
            start = argc == 6 ? number(argv[5]) : -1;
  if (owner < 0 || pid < 2 || start < 0 || strchr(argv[2], '/') != NULL || argv[2][0] == '.')
    die("usage: podspawn-forward-bind PLACES USER OWNER PID START");
  close_range(STDERR_FILENO + 1, ~0U, 0);
  umask(022);
  it.places = argv[1];
  it.user = argv[2];
  put(it.mount, "/run/netns", it.user, "");
  put(it.files, "/etc/netns", it.user, "");
  put(it.note, it.places, it.user, ".net");
  int container = (int)syscall(SYS_pidfd_open, (pid_t)pid, 0);
  if (container < 0) die("its container has ended");
  int process = open_process(pid, start), network = open_network(process, owner, &it);
  if (!is_published(&it)) {
    give_back_loopback(network);
    publish(process, network, &it);
  }
  snprintf(process_words, sizeof process_words, "%lld %lld net:[%lu]", pid, start,
      (unsigned long)it.network.st_ino);
  note(&it, process_words);
  int watching = open_lock(&it, ".watch");
  if (flock(watching, LOCK_EX | LOCK_NB) == 0) {
    pid_t child = fork();
    if (child < 0) die_errno("nobody can be left to wait for its end");
    if (child == 0) watch(container, watching, &it);
  }
  return 0;
}
