/**
 * Programs run by podspawn-guest, our own helper in the container, instead of the engine's exec alone: nothing is lost,
 * nothing outlives the connection, and the SSH agent comes along. Works over the exec of any engine.
 *
 * <p>Read next: {@link dev.podspawn.core.guest.GuestEngine}, then {@link dev.podspawn.core.guest.GuestExec}.
 */
@NullMarked
package dev.podspawn.core.guest;

import org.jspecify.annotations.NullMarked;
