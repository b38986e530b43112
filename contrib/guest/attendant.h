/*
 * What some terminals lack. gVisor's (seen with release 20221219) turn no key into a signal, tell nobody
 * of a new size, hang nothing up, and only say to a process of their own session which group is in the
 * foreground. There a small process of ours stays in that session, and signals that group when told.
 */
#ifndef PODSPAWN_ATTENDANT_H
#define PODSPAWN_ATTENDANT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <termios.h>

/* Whether the terminal of this master needs one. */
bool attendant_is_needed(int master);
/*
 * In the leader of the session: leaves an attendant behind, which signals with the bytes that it reads
 * from `orders`, as long as somebody may write there. It is no child of the caller's afterwards.
 */
void attendant_leave(int orders, int slave);
/* The signal that a key stands for; 0 for most. */
int attendant_signal_of(const struct termios *termios, uint8_t key);

#endif
