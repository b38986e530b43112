/*
 * A thread that carries one output of a program to the host. It waits in read(2) and in write(2),
 * and nowhere asks first: under gVisor, where each system call is dear and poll(2) dearer, that is
 * three quarters of the cost (PROTOCOL.md, "What it costs"). Programs on a terminal have none.
 */
#ifndef PODSPAWN_PUMP_H
#define PODSPAWN_PUMP_H

#include <pthread.h>
#include <stdatomic.h>

#include "host.h"

enum { PUMP_FRAMES = 4 }; /* as many as one read(2) may fill */

struct pump {
  bool running;
  atomic_bool ended; /* the output has */
  enum frame_type type;
  int from, to;
  struct host *host;
  pthread_t thread;
  uint8_t frames[PUMP_FRAMES][FRAME_HEADER + DATA_MAX];
};

/* Starts it; false when there is no thread to be had. */
bool pump_start(struct pump *pump, struct host *host, enum frame_type type, int from, int to);
/* Takes one away that has ended. */
void pump_end(struct pump *pump);

#endif
