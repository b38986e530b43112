/* What stands for a program while the session is fuzzed: two pipes whose far ends we hold. */
#ifndef PODSPAWN_PROGRAM_STUB_H
#define PODSPAWN_PROGRAM_STUB_H

#include "../program.h"

/* Reads input, writes output, closes, or ends, as `what` says. */
void stub_act(struct program *program, uint8_t what);
void stub_close(void);

#endif
