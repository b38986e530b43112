#include "ending.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"

enum { STEP_MS = 1500, GIVE_UP_MS = 500, SHORTEST_PAUSE_MS = 10, LONGEST_PAUSE_MS = 100 };

static const int signals[] = {SIGHUP, SIGTERM, SIGKILL};
enum { SIGNALS = sizeof signals / sizeof *signals };

/* Reads the beginning of /proc/PID/NAME. */
static bool read_proc(pid_t pid, const char *name, char *text, size_t size) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/%s", pid, name);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  ssize_t count = read(fd, text, size - 1);
  close(fd);
  if (count <= 0) return false;
  text[count] = 0;
  return true;
}

/* proc(5): "pid (name) state ppid pgrp session ..."; the name may hold anything. */
static bool is_in_session(pid_t pid, pid_t session) {
  char text[512], state;
  int its_session;
  if (!read_proc(pid, "stat", text, sizeof text)) return false;
  const char *fields = strrchr(text, ')');
  if (fields == NULL || sscanf(fields, ") %c %*d %*d %d", &state, &its_session) != 2) return false;
  return its_session == session && state != 'Z' && state != 'X';
}

static bool ignores_hangup(pid_t pid) {
  char text[4096];
  if (!read_proc(pid, "status", text, sizeof text)) return false;
  const char *line = strstr(text, "\nSigIgn:");
  return line != NULL && (strtoull(line + 8, NULL, 16) >> (SIGHUP - 1) & 1) != 0;
}

/* Signals each process of the session that is not spared; 0 only counts. Returns how many there are. */
static int signal_all(pid_t session, int signal) {
  int count = 0;
  DIR *directory = opendir("/proc");
  if (directory == NULL) return kill(-session, signal) == 0;
  for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
    pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);
    if (pid <= 0 || pid == getpid() || !is_in_session(pid, session) || ignores_hangup(pid)) continue;
    count++;
    if (signal == 0) continue;
    kill(pid, signal);
    /* What is stopped can act on no signal but SIGKILL. */
    if (signal != SIGKILL) kill(pid, SIGCONT);
  }
  closedir(directory);
  return count;
}

void ending_begin(struct ending *ending, pid_t session, int64_t now) {
  if (ending->begun) return;
  *ending = (struct ending){.begun = true, .over = session == 0, .session = session, .next = now};
}

/* Every step looks again, for processes that were made meanwhile. After the last one whoever is left
   cannot be killed by us: it runs as another user. */
static int next_step(struct ending *ending, int64_t now) {
  if (ending->step == SIGNALS) {
    ending->over = true;
    return 0;
  }
  int left = signal_all(ending->session, signals[ending->step]);
  ending->step++;
  ending->next = now + (ending->step == SIGNALS ? GIVE_UP_MS : STEP_MS);
  ending->pause = SHORTEST_PAUSE_MS;
  return left;
}

int64_t ending_go_on(struct ending *ending, int64_t now) {
  if (!ending->begun || ending->over) return NEVER;
  if (now >= ending->next) {
    if (next_step(ending, now) == 0) ending->over = true;
    ending->look = now + ending->pause;
  } else if (now >= ending->look) {
    if (signal_all(ending->session, 0) == 0) ending->over = true;
    ending->pause = ending->pause * 2 < LONGEST_PAUSE_MS ? ending->pause * 2 : LONGEST_PAUSE_MS;
    ending->look = now + ending->pause;
  }
  return ending->over ? now : earlier(ending->next, ending->look);
}
