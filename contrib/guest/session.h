/*
 * One session: what comes from the host is decoded, checked against the state and acted on; what the
 * program does is told. Nothing waits: podspawn-guest.c calls it when poll(2) says that it can go on. For
 * a program without a terminal, threads that do wait carry the bulk: pump.h its output, intake.h its input.
 */
#ifndef PODSPAWN_SESSION_H
#define PODSPAWN_SESSION_H

#include "channels.h"
#include "ending.h"
#include "inflow.h"
#include "program.h"
#include "pump.h"

enum { STREAM_WINDOW = 1024 * 1024 };

enum phase {
  AWAITING_START,
  RUNNING,
  FINISHED, /* EXIT or ERROR is sent, or nobody is there to get it: input is read and dropped */
};

struct session {
  enum phase phase;
  bool host_gone;     /* the end of the host's input was read */
  bool input_ended;   /* STDIN_EOF was */
  bool stirred; /* frames came that are more than input and window */
  bool child_changed; /* since the program was looked at last */
  bool errors_first;  /* whose turn it is when there is not room for both */
  int64_t hung_until; /* no process has the terminal open; look again then */
  int64_t drain_since, quiet_since; /* the program of a terminal has ended; 0 before */
  size_t drained;
  struct host host;
  struct decoder decoder;
  struct inflow input;
  struct program program;
  struct pump output, errors; /* run for a program without a terminal, where threads are to be had */
  struct channels channels;
  struct ending ending;
};

void session_init(struct session *session);
void session_close(struct session *session);

/* Takes bytes of the host's, as many as there is room for, and handles the frames that are whole. */
size_t session_take(struct session *session, const uint8_t *bytes, size_t length);
/* Reads from the host and handles the frames that are whole. */
void session_read_host(struct session *session, int fd);
/* Handles the frames that are whole, as far as there is room for answers. */
void session_handle_frames(struct session *session);
/* The host's input has ended, or nobody reads our output any more. */
void session_lose_host(struct session *session);
void session_fail(struct session *session, enum error_code code, int error, const char *text);

/* What poll(2) is to wait for at an output of the program's; -1: leave it out. */
int session_output_to_watch(struct session *session, const struct pump *pump, int fd);
/* Lets threads carry the outputs of the program from now on, as far as they are to be had. */
void session_start_pumps(struct session *session, int fd);
void session_write_input(struct session *session);
void session_read_output(struct session *session, bool output_ready, bool errors_ready);
/* Does what is due by now, and returns the time to call it again. */
int64_t session_go_on(struct session *session);
bool session_is_over(const struct session *session);

#endif
