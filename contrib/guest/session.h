/*
 * One session: what comes from the host is decoded, checked against the state and acted on; what the
 * program does is told. Nothing waits: podspawn-guest.c calls it when poll(2) says that it can go on.
 */
#ifndef PODSPAWN_SESSION_H
#define PODSPAWN_SESSION_H

#include "channels.h"
#include "ending.h"
#include "inflow.h"
#include "program.h"

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
  size_t output_window;
  bool errors_first;  /* whose turn it is when there is not room for both */
  int64_t hung_until; /* no process has the terminal open; look again then */
  int64_t drain_since, quiet_since; /* the program of a terminal has ended; 0 before */
  size_t drained;
  struct host host;
  struct decoder decoder;
  struct inflow input;
  struct program program;
  struct channels channels;
  struct ending ending;
};

void session_init(struct session *session);
void session_close(struct session *session);

/* Reads from the host and handles the frames that are whole. */
void session_read_host(struct session *session, int fd);
/* Handles the frames that are whole, as far as there is room for answers. */
void session_handle_frames(struct session *session);
/* The host's input has ended, or nobody reads our output any more. */
void session_lose_host(struct session *session);
void session_fail(struct session *session, enum error_code code, int error, const char *text);

/* What poll(2) is to wait for at the program; false: leave it out. */
bool session_wants_output(struct session *session, int fd);
void session_write_input(struct session *session);
void session_read_output(struct session *session, bool output_ready, bool errors_ready);
/* Does what is due by now, and returns the time to call it again. */
int64_t session_go_on(struct session *session);
bool session_is_over(const struct session *session);

#endif
