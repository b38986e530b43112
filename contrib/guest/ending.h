/*
 * The end of a session whose connection is gone: SIGHUP to each of its processes, SIGTERM 1.5 seconds
 * later, SIGKILL after 1.5 more, so that nothing is left after five seconds whoever noticed. Those that made a session of their own, or ignore SIGHUP, are spared.
 */
#ifndef PODSPAWN_ENDING_H
#define PODSPAWN_ENDING_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct ending {
  bool begun, over;
  pid_t session;
  int step;        /* how many signals have been sent */
  int64_t next;    /* when the next one is due */
  int64_t look, pause; /* when to see next who is left */
};

void ending_begin(struct ending *ending, pid_t session, int64_t now);
/* Does what is due; returns the time to call it again. */
int64_t ending_go_on(struct ending *ending, int64_t now);

#endif
