/*
 * A thread that reads what the host sends, and waits in read(2) for it, for the same reason as pump.h.
 * It has its turn at the session while the loop waits in poll(2), and wakes the loop unless all that
 * came was input that the program took at once, or window. Programs on a terminal have none.
 */
#ifndef PODSPAWN_INTAKE_H
#define PODSPAWN_INTAKE_H

#include "session.h"

struct intake {
  bool running;
  atomic_bool ended;
  int from, to; /* standard input and output */
  struct session *session;
  pthread_t thread;
  pthread_mutex_t turn; /* whoever has it may touch the session */
  pthread_cond_t gone_on; /* the loop has had its turn: there may be room */
  uint8_t bytes[2 * DATA_MAX];
};

/* The loop's turns, whether the thread runs or not. */
void intake_init(struct intake *intake, struct session *session);
void intake_begin_turn(struct intake *intake);
void intake_end_turn(struct intake *intake);

/* Starts it; false when there is no thread to be had. */
bool intake_start(struct intake *intake, int from, int to);
/* Takes it away if it has ended. */
void intake_end(struct intake *intake);

#endif
