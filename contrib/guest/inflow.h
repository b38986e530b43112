/*
 * A stream from the host to something that may be slow to take it: a program's input, a channel's
 * socket. It holds what has not been taken yet, as much as the window allows and no more.
 */
#ifndef PODSPAWN_INFLOW_H
#define PODSPAWN_INFLOW_H

#include "host.h"

struct inflow {
  uint8_t *data;     /* a ring of `capacity` bytes, allocated when the first one comes */
  size_t capacity;   /* the whole window */
  size_t head, held; /* where the first byte lies, and how many there are */
  size_t window;     /* what the host may still send */
  size_t taken;      /* what is to be given back with the next WINDOW */
  uint8_t last;      /* the last byte that was taken */
};

enum taking { TAKING_ALL, TAKING_BLOCKED, TAKING_BROKEN };

void inflow_open(struct inflow *inflow, size_t window);
void inflow_close(struct inflow *inflow);
/* False when that is more than the window; errno is ENOMEM, or else 0. */
bool inflow_add(struct inflow *inflow, const uint8_t *data, size_t length);
/* Writes what the descriptor takes without waiting; errno says why it is broken. */
enum taking inflow_write(struct inflow *inflow, int fd);
/* Counts bytes as taken that were never added; false when that is more than the window. */
bool inflow_skip(struct inflow *inflow, size_t length);
/* Takes everything, to nowhere. */
void inflow_drop(struct inflow *inflow);
/* Gives back the window of what was taken, when that is half of it or more. */
void inflow_return(struct inflow *inflow, struct host *host, uint32_t id);

#endif
