/*
 * What somebody tries who has a container's root, or an account in it, and wants out: prisoner ATTACK...
 *
 * Each attack is tried in a process of its own. A line of output for each: its name, and "worked", or
 * the name of the errno, "signal N", or "lacks" for a capability that the caller does not have.
 *
 *   prisoner list            the attacks' names, each with "own" or "host": what a user namespace of
 *                            one's own may allow, and what it may not
 *   prisoner try             all attacks
 *   prisoner try-as-lord     all of them, after unshare(CLONE_NEWUSER | CLONE_NEWNS), as its root
 *   prisoner control         all of them, as the host's root; run it in namespaces of its own
 *
 * The attacks do no harm where they work: what they open they do not write, and what they set was so.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/bpf.h>
#include <linux/fs.h>
#include <linux/keyctl.h>
#include <linux/perf_event.h>
#include <arpa/inet.h>
#include <net/ethernet.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/fanotify.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/swap.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <time.h>
#include <unistd.h>

/* Seconds. */
enum { PATIENCE = 5 };

enum capability {
  NONE = -1,
  DAC_READ_SEARCH = 2,
  FSETID = 4,
  KILL = 5,
  LINUX_IMMUTABLE = 9,
  NET_ADMIN = 12,
  NET_RAW = 13,
  IPC_LOCK = 14,
  SYS_MODULE = 16,
  SYS_RAWIO = 17,
  SYS_CHROOT = 18,
  SYS_PTRACE = 19,
  SYS_PACCT = 20,
  SYS_ADMIN = 21,
  SYS_NICE = 23,
  SYS_RESOURCE = 24,
  SYS_TIME = 25,
  SYS_TTY_CONFIG = 26,
  MKNOD = 27,
  SETFCAP = 31,
  SYSLOG = 34,
  PERFMON = 38,
  BPF = 39
};

static int opens(const char *path, int flags) {
  return open(path, flags | O_CLOEXEC) < 0 ? -1 : 0;
}

/* A file of one's own in a directory that one may write. */
static int own_file(void) {
  static char name[] = "/tmp/prisoner-XXXXXX";
  int fd = mkstemp(name);
  if (fd >= 0) unlink(name);
  return fd;
}

static int mounts_tmpfs(void) { return mount("none", "/tmp", "tmpfs", 0, "size=64k"); }

static int mounts_proc(void) { return mount("none", "/tmp", "proc", 0, NULL); }

static int mounts_the_hosts_devices(void) { return mount("none", "/tmp", "devtmpfs", 0, NULL); }

static int mounts_cgroups(void) {
  if (mount("none", "/tmp", "cgroup2", 0, NULL) == 0) return 0;
  return mount("none", "/tmp", "cgroup", 0, "memory");
}

static int binds_root(void) { return mount("/", "/tmp", NULL, MS_BIND | MS_REC, NULL); }

static int remounts(void) { return mount(NULL, "/proc", NULL, MS_REMOUNT | MS_BIND, NULL); }

static int unmounts(void) { return umount2("/proc", MNT_DETACH); }

static int opens_a_mount_tree(void) {
  return syscall(SYS_open_tree, AT_FDCWD, "/", 1 /* OPEN_TREE_CLONE */) < 0 ? -1 : 0;
}

static int opens_a_file_system(void) { return syscall(SYS_fsopen, "tmpfs", 0) < 0 ? -1 : 0; }

static int pivots(void) {
  if (mount("/tmp", "/tmp", NULL, MS_BIND, NULL) < 0 || chdir("/tmp") < 0) return -1;
  return syscall(SYS_pivot_root, ".", ".");
}

static int leaves_its_root(void) {
  if (chroot("/tmp") < 0) return -1;
  return chdir("..");
}

static int unshares_mounts(void) { return unshare(CLONE_NEWNS); }

static int enters(const char *path, int type) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  return fd < 0 ? -1 : setns(fd, type);
}

static int enters_mounts_of_the_first(void) { return enters("/proc/1/ns/mnt", CLONE_NEWNS); }

static int enters_network_of_the_first(void) { return enters("/proc/1/ns/net", CLONE_NEWNET); }

static int loads_a_module(void) {
  if (syscall(SYS_init_module, "no module", 9UL, "") == 0) return 0;
  return errno == ENOEXEC ? 0 : -1;
}

static int loads_a_module_file(void) {
  int fd = own_file();
  if (fd < 0) return -1;
  if (syscall(SYS_finit_module, fd, "", 0) == 0) return 0;
  return errno == EPERM || errno == ENOSYS || errno == EACCES ? -1 : 0;
}

static int unloads_a_module(void) {
  if (syscall(SYS_delete_module, "there_is_none", O_NONBLOCK) == 0) return 0;
  return errno == ENOENT ? 0 : -1;
}

static int loads_a_kernel(void) {
  if (syscall(SYS_kexec_load, 0UL, 0UL, NULL, 1UL << 20) == 0) return 0;
  return errno == EINVAL || errno == EBUSY ? 0 : -1;
}

static int sets_the_clock(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return clock_settime(CLOCK_REALTIME, &now);
}

static int sets_the_time_of_day(void) {
  struct timeval now;
  gettimeofday(&now, NULL);
  return settimeofday(&now, NULL);
}

static int sets_the_hostname(void) { return sethostname("prisoner", 8); }

static int sets_the_domain(void) { return setdomainname("prisoner", 8); }

static int makes_a_disk(void) {
  int made = mknod("/tmp/prisoner-disk", S_IFBLK | 0600, makedev(8, 0));
  if (made == 0) unlink("/tmp/prisoner-disk");
  return made;
}

/* Whatever it may make, it must not be able to read: number 1:1 is the memory. */
static int makes_and_opens_memory(void) {
  if (mknod("/tmp/prisoner-memory", S_IFCHR | 0600, makedev(1, 1)) < 0) return -1;
  int opened = opens("/tmp/prisoner-memory", O_RDONLY);
  int error = errno;
  unlink("/tmp/prisoner-memory");
  errno = error;
  return opened;
}

static int opens_memory(void) { return opens("/dev/mem", O_RDONLY); }

static int opens_kcore(void) {
  char byte;
  int fd = open("/proc/kcore", O_RDONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  ssize_t count = read(fd, &byte, 1);
  if (count == 0) errno = ENODATA; /* masked by an empty file */
  return count == 1 ? 0 : -1;
}

static int opens_the_kernels_log(void) { return opens("/dev/kmsg", O_WRONLY); }

static int reads_the_kernels_log(void) { return syscall(SYS_syslog, 10, NULL, 0) < 0 ? -1 : 0; }

static int clears_the_kernels_log(void) {
  /* SYSLOG_ACTION_CONSOLE_LEVEL with a level that there is not: refused only after the permission. */
  if (syscall(SYS_syslog, 8, NULL, 99) == 0) return 0;
  return errno == EINVAL ? 0 : -1;
}

static int opens_a_disk(void) {
  static const char *const disks[] = {"/dev/vda", "/dev/sda", "/dev/nvme0n1", "/dev/dm-0", "/dev/loop0"};
  for (size_t i = 0; i < sizeof disks / sizeof *disks; i++) {
    if (opens(disks[i], O_RDONLY) == 0) return 0;
  }
  return -1;
}

static int triggers_sysrq(void) { return opens("/proc/sysrq-trigger", O_WRONLY); }

static int sets_the_kernels_switches(void) { return opens("/proc/sys/kernel/core_pattern", O_WRONLY); }

static int sets_who_loads_modules(void) { return opens("/proc/sys/kernel/modprobe", O_WRONLY); }

static int sets_memorys_switches(void) { return opens("/proc/sys/vm/overcommit_memory", O_WRONLY); }

static int sets_binary_formats(void) { return opens("/proc/sys/fs/binfmt_misc/register", O_WRONLY); }

static int writes_into_sys(void) {
  if (opens("/sys/kernel/uevent_helper", O_WRONLY) == 0) return 0;
  return opens("/sys/kernel/profiling", O_WRONLY);
}

static int writes_into_cgroups(void) {
  if (opens("/sys/fs/cgroup/cgroup.procs", O_WRONLY) == 0) return 0;
  if (opens("/sys/fs/cgroup/memory/cgroup.procs", O_WRONLY) == 0) return 0;
  return opens("/sys/fs/cgroup/memory/release_agent", O_WRONLY);
}

static int is_never_killed_for_memory(void) {
  int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  return fd < 0 || write(fd, "-1000", 5) < 0 ? -1 : 0;
}

/* By the number that it has in the host's file system, of which engines show a file here and there. */
static int opens_by_handle(void) {
  static const char *const shown[] = {"/etc/hosts", "/etc/resolv.conf", "/tmp"};
  struct {
    struct file_handle handle;
    unsigned char bytes[MAX_HANDLE_SZ];
  } found;
  int mount_id;
  for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
    int at = open(shown[i], O_RDONLY | O_CLOEXEC);
    found.handle.handle_bytes = MAX_HANDLE_SZ;
    if (at >= 0 && name_to_handle_at(at, "", &found.handle, &mount_id, AT_EMPTY_PATH) == 0) {
      return open_by_handle_at(at, &found.handle, O_RDONLY) < 0 ? -1 : 0;
    }
  }
  return -1;
}

static int watches_all_files(void) {
  return fanotify_init(FAN_CLASS_CONTENT, O_RDONLY) < 0 ? -1 : 0;
}

static int swaps(void) {
  if (swapon("/proc/version", 0) == 0) return 0;
  return errno == EPERM || errno == ENOSYS || errno == EACCES ? -1 : 0;
}

static int accounts(void) { return acct(NULL); }

static int has_quotas(void) {
  if (syscall(SYS_quotactl, 0x800001 << 8, NULL, 0, NULL) == 0) return 0;
  return -1;
}

static int does_raw_io(void) {
#ifdef SYS_iopl
  return syscall(SYS_iopl, 3) < 0 ? -1 : 0;
#else
  errno = ENOSYS;
  return -1;
#endif
}

static int sees_raw_packets(void) { return socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL)) < 0 ? -1 : 0; }

static int sends_raw_packets(void) { return socket(AF_INET, SOCK_RAW, IPPROTO_ICMP) < 0 ? -1 : 0; }

static int sends_raw_packets_by_six(void) { return socket(AF_INET6, SOCK_RAW, IPPROTO_ICMPV6) < 0 ? -1 : 0; }

static int measures_all(void) {
  struct perf_event_attr attr = {
      .type = PERF_TYPE_SOFTWARE, .size = sizeof attr, .config = PERF_COUNT_SW_CPU_CLOCK};
  return syscall(SYS_perf_event_open, &attr, -1, 0, -1, 0UL) < 0 ? -1 : 0;
}

static int loads_bpf(void) {
  union bpf_attr attr = {
      .map_type = BPF_MAP_TYPE_ARRAY, .key_size = 4, .value_size = 4, .max_entries = 1};
  return syscall(SYS_bpf, BPF_MAP_CREATE, &attr, sizeof attr) < 0 ? -1 : 0;
}

static int handles_page_faults(void) { return syscall(SYS_userfaultfd, 0) < 0 ? -1 : 0; }

static int queues_calls(void) {
  unsigned char params[120] = {0}; /* struct io_uring_params */
  return syscall(SYS_io_uring_setup, 1, params) < 0 ? -1 : 0;
}

static int raises_its_priority(void) { return setpriority(PRIO_PROCESS, 0, -20); }

static int runs_in_real_time(void) {
  struct sched_param param = {.sched_priority = 50};
  return sched_setscheduler(0, SCHED_FIFO, &param);
}

static int raises_a_hard_limit(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) < 0) return -1;
  limit.rlim_max += 1;
  return setrlimit(RLIMIT_NOFILE, &limit);
}

static int gives_a_file_capabilities(void) {
  /* VFS_CAP_REVISION_2, CAP_CHOWN permitted. */
  static const unsigned char value[20] = {0, 0, 0, 2, 1};
  int fd = own_file();
  return fd < 0 ? -1 : fsetxattr(fd, "security.capability", value, sizeof value, 0);
}

static int makes_a_file_immutable(void) {
  int fd = own_file();
  int flags = FS_IMMUTABLE_FL;
  int made = fd < 0 ? -1 : ioctl(fd, FS_IOC_SETFLAGS, &flags);
  if (made == 0) {
    flags = 0;
    ioctl(fd, FS_IOC_SETFLAGS, &flags);
  }
  return made;
}

static int locks_memory(void) {
  struct rlimit none = {0, 0};
  static char page[4096];
  if (setrlimit(RLIMIT_MEMLOCK, &none) < 0) return -1;
  return mlock(page, sizeof page);
}

/* Against a process of another account, which is made for it. */
static int against_another(int (*deed)(pid_t)) {
  int ready[2];
  char byte = 0;
  if (pipe2(ready, O_CLOEXEC) < 0) return -1;
  pid_t victim = fork();
  if (victim == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (setgid(4243) < 0 || setuid(4243) < 0 || write(ready[1], "", 1) != 1) _exit(1);
    alarm(PATIENCE);
    for (;;) pause();
  }
  close(ready[1]);
  if (read(ready[0], &byte, 1) != 1) {
    errno = EPERM; /* it could not become another account */
    return -1;
  }
  return deed(victim);
}

static int signals(pid_t pid) { return kill(pid, SIGKILL); }

static int traces(pid_t pid) { return ptrace(PTRACE_SEIZE, pid, NULL, NULL) < 0 ? -1 : 0; }

static int signals_another_account(void) { return against_another(signals); }

static int traces_another_account(void) { return against_another(traces); }

struct attack {
  const char *name;
  int (*deed)(void);
  enum capability needs;
  int own; /* a user namespace of one's own may allow it, for what it changes is one's own then */
};

static const struct attack ATTACKS[] = {
    {"mounts-tmpfs", mounts_tmpfs, SYS_ADMIN, 1},
    {"mounts-proc", mounts_proc, SYS_ADMIN, 1},
    {"mounts-devices", mounts_the_hosts_devices, SYS_ADMIN, 0},
    {"mounts-cgroups", mounts_cgroups, SYS_ADMIN, 0},
    {"binds-root", binds_root, SYS_ADMIN, 1},
    {"remounts", remounts, SYS_ADMIN, 1},
    {"unmounts", unmounts, SYS_ADMIN, 1},
    {"open-tree", opens_a_mount_tree, SYS_ADMIN, 1},
    {"fsopen", opens_a_file_system, SYS_ADMIN, 1},
    {"pivot-root", pivots, SYS_ADMIN, 1},
    {"chroot", leaves_its_root, SYS_CHROOT, 1},
    {"unshare-mounts", unshares_mounts, SYS_ADMIN, 1},
    {"setns-mounts", enters_mounts_of_the_first, SYS_ADMIN, 0},
    {"setns-network", enters_network_of_the_first, SYS_ADMIN, 0},
    {"init-module", loads_a_module, SYS_MODULE, 0},
    {"finit-module", loads_a_module_file, SYS_MODULE, 0},
    {"delete-module", unloads_a_module, SYS_MODULE, 0},
    {"kexec", loads_a_kernel, NONE, 0},
    {"clock-settime", sets_the_clock, SYS_TIME, 0},
    {"settimeofday", sets_the_time_of_day, SYS_TIME, 0},
    {"sethostname", sets_the_hostname, SYS_ADMIN, 0},
    {"setdomainname", sets_the_domain, SYS_ADMIN, 0},
    {"mknod-disk", makes_a_disk, MKNOD, 0},
    {"mknod-memory", makes_and_opens_memory, MKNOD, 0},
    {"dev-mem", opens_memory, SYS_RAWIO, 0},
    {"kcore", opens_kcore, SYS_RAWIO, 0},
    {"kmsg", opens_the_kernels_log, NONE, 0},
    {"disk", opens_a_disk, NONE, 0},
    {"syslog-size", reads_the_kernels_log, SYSLOG, 0},
    {"syslog-level", clears_the_kernels_log, SYSLOG, 0},
    {"sysrq", triggers_sysrq, NONE, 0},
    {"sysctl-kernel", sets_the_kernels_switches, NONE, 0},
    {"sysctl-modprobe", sets_who_loads_modules, NONE, 0},
    {"sysctl-vm", sets_memorys_switches, NONE, 0},
    {"binfmt", sets_binary_formats, NONE, 0},
    {"sys", writes_into_sys, NONE, 0},
    {"cgroup-files", writes_into_cgroups, NONE, 0},
    {"oom-score", is_never_killed_for_memory, SYS_RESOURCE, 0},
    {"open-by-handle", opens_by_handle, DAC_READ_SEARCH, 0},
    {"fanotify", watches_all_files, SYS_ADMIN, 0},
    {"swapon", swaps, SYS_ADMIN, 0},
    {"acct", accounts, SYS_PACCT, 0},
    {"iopl", does_raw_io, SYS_RAWIO, 0},
    {"packet-socket", sees_raw_packets, NET_RAW, 0},
    {"raw-socket", sends_raw_packets, NET_RAW, 0},
    {"raw-socket-6", sends_raw_packets_by_six, NET_RAW, 0},
    {"perf", measures_all, PERFMON, 0},
    {"bpf", loads_bpf, BPF, 0},
    {"io-uring", queues_calls, NONE, 0},
    {"userfaultfd", handles_page_faults, SYS_PTRACE, 0},
    {"nice", raises_its_priority, SYS_NICE, 0},
    {"real-time", runs_in_real_time, SYS_NICE, 0},
    {"hard-limit", raises_a_hard_limit, SYS_RESOURCE, 0},
    {"file-capability", gives_a_file_capabilities, SETFCAP, 1},
    {"immutable", makes_a_file_immutable, LINUX_IMMUTABLE, 0},
    {"mlock", locks_memory, IPC_LOCK, 0},
    {"kill-another", signals_another_account, KILL, 1},
    {"trace-another", traces_another_account, SYS_PTRACE, 1},
    {"quota", has_quotas, SYS_ADMIN, 0},
};

enum { COUNT = sizeof ATTACKS / sizeof *ATTACKS };

static int has(enum capability needed) {
  char line[256];
  unsigned long long mask = 0;
  FILE *status = fopen("/proc/self/status", "re");
  while (status != NULL && fgets(line, sizeof line, status) != NULL) {
    sscanf(line, "CapEff: %llx", &mask);
  }
  if (status != NULL) fclose(status);
  return needed == NONE || (mask >> needed & 1) == 1;
}

static void try(const struct attack *attack, int lord) {
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    setpgid(0, 0);
    alarm(PATIENCE);
    /* What one attack does to the mounts must not help the next. */
    if (lord && unshare(CLONE_NEWNS) < 0) _exit(EIO);
    errno = 0;
    _exit(attack->deed() == 0 ? 0 : errno == 0 ? EIO : errno);
  }
  int status;
  waitpid(child, &status, 0);
  kill(-child, SIGKILL);
  if (WIFSIGNALED(status)) {
    printf("%s signal %d\n", attack->name, WTERMSIG(status));
  } else if (WEXITSTATUS(status) == 0) {
    printf("%s worked\n", attack->name);
  } else {
    const char *name = strerrorname_np(WEXITSTATUS(status));
    printf("%s %s\n", attack->name, name == NULL ? "unknown" : name);
  }
}

static int put(const char *path, const char *text) {
  int fd = open(path, O_WRONLY | O_CLOEXEC);
  int done = fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);
  if (fd >= 0) close(fd);
  return done ? 0 : -1;
}

/* Makes us root of a user namespace of our own, with all capabilities there, and of its mounts. */
static int become_lord(void) {
  char map[32];
  /* A uid of 0 could be mapped by somebody with CAP_SETFCAP only (user_namespaces(7)). */
  if (geteuid() == 0 && (setgid(4242) < 0 || setuid(4242) < 0)) return -1;
  uid_t uid = geteuid();
  gid_t gid = getegid();
  prctl(PR_SET_DUMPABLE, 1);
  if (unshare(CLONE_NEWUSER) < 0) return -1;
  snprintf(map, sizeof map, "0 %u 1", (unsigned)uid);
  if (put("/proc/self/uid_map", map) < 0) return -1;
  put("/proc/self/setgroups", "deny");
  snprintf(map, sizeof map, "0 %u 1", (unsigned)gid);
  if (put("/proc/self/gid_map", map) < 0) return -1;
  return unshare(CLONE_NEWNS);
}

static int usage(void) {
  fputs("usage: prisoner list | try | try-as-lord | control\n", stderr);
  return 2;
}

int main(int argc, char **argv) {
  if (argc != 2) return usage();
  int control = strcmp(argv[1], "control") == 0;
  int lord = control;
  if (strcmp(argv[1], "try-as-lord") == 0) {
    lord = 1;
    if (become_lord() < 0) {
      printf("user-namespace %s\n", strerrorname_np(errno));
      return 0;
    }
    puts("user-namespace worked");
  } else if (strcmp(argv[1], "list") == 0) {
    for (int i = 0; i < COUNT; i++) printf("%s %s\n", ATTACKS[i].name, ATTACKS[i].own ? "own" : "host");
    return 0;
  } else if (strcmp(argv[1], "try") != 0 && !control) {
    return usage();
  }
  for (int i = 0; i < COUNT; i++) {
    if (control && !has(ATTACKS[i].needs)) {
      printf("%s lacks\n", ATTACKS[i].name);
    } else {
      try(&ATTACKS[i], lord);
    }
  }
  return 0;
}
