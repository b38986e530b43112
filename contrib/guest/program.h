/*
 * The program of a session: started as the leader of a session of its own, with a terminal or with
 * three pipes, and watched until its end. Nothing here waits.
 */
#ifndef PODSPAWN_PROGRAM_H
#define PODSPAWN_PROGRAM_H

#include <sys/types.h>

#include "frames.h"

struct program {
  bool terminal;
  pid_t pid;          /* 0 before the start */
  bool ended;         /* left a zombie from then on: its number stays its own, for the group and session too */
  uint8_t kind, value, core; /* as in EXIT */
  int attendant;      /* tells it what to signal (attendant.h); -1: none is needed */
  int exec_status;    /* says why exec failed; exec closes it */
  int input, output, errors; /* -1 when closed; with a terminal the first two are its master */
  bool eof_typed;     /* at least once */
  int64_t eof_due, eof_pause; /* when to type the end of file next */
};

enum failure_stage { FAILED_TO_ENTER, FAILED_TO_EXECUTE };

struct exec_failure {
  int stage, error;
};

void program_init(struct program *program);
/* Returns 0, or an errno with `*what` told. `agent` is SSH_AUTH_SOCK, or null. */
int program_start(struct program *program, const struct start *start, const char *agent,
                  const char **what);
/* True when exec is known to have failed. */
bool program_exec_failed(struct program *program, struct exec_failure *failure);
/* Sees whether the program has ended. */
void program_look(struct program *program);
void program_resize(struct program *program, uint16_t rows, uint16_t columns, uint16_t xpixel,
                    uint16_t ypixel);
void program_signal(struct program *program, int signal);
/*
 * Acts on the keys among `data` that the terminal would have to act on and cannot, and removes them.
 * Returns how many bytes are left; `*flush` tells that what was typed before is to be forgotten.
 */
size_t program_take_keys(struct program *program, uint8_t *data, size_t length, bool *flush);
void program_close_input(struct program *program);
/* Buries a program that has ended, at the very last: where init does not, it would stay a zombie. */
void program_bury(struct program *program);
/* All descriptors; a terminal's closing hangs up what runs on it. */
void program_close(struct program *program);
/*
 * Types the terminal's end-of-file character when that is due, after all input, whose last byte was
 * `last`. Sets eof_due to the time to call it again.
 */
void program_type_eof(struct program *program, uint8_t last, int64_t now);

#endif
