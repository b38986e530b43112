/**
 * Sessions: who is connected to which container, told by locks that the kernel drops with the process.
 *
 * <p>Read next: {@link dev.podspawn.core.session.SessionLease}.
 */
@NullMarked
package dev.podspawn.core.session;

import org.jspecify.annotations.NullMarked;
