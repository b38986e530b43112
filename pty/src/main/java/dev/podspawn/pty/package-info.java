/**
 * The terminal of a login: raw mode, window size and signals, through the C library.
 *
 * <p>Loading this package's native part (JNA) costs tens of milliseconds, so a login without a terminal must not touch
 * it: ask {@link dev.podspawn.pty.StandardInput} first, which needs none of it.
 *
 * <p>Read next: {@link dev.podspawn.pty.NativeTerminal}.
 */
@NullMarked
package dev.podspawn.pty;

import org.jspecify.annotations.NullMarked;
