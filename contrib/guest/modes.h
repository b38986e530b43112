/* Terminal modes as SSH encodes them (RFC 4254, section 8), put into a termios(3). */
#ifndef PODSPAWN_MODES_H
#define PODSPAWN_MODES_H

#include <termios.h>

#include "frames.h"

/* Changes what the modes name; opcodes and speeds that Linux does not have are skipped. */
void modes_apply(struct termios *termios, const struct mode *modes, size_t count);

#endif
