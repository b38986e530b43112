/**
 * Tests of the program podspawn-guest through its pipes, with frames put together by hand from
 * contrib/guest/PROTOCOL.md and nothing of the Java side's codec.
 *
 * <p>Read next: {@link dev.podspawn.core.guestbinary.GuestProcess}.
 */
@NullMarked
package dev.podspawn.core.guestbinary;

import org.jspecify.annotations.NullMarked;
