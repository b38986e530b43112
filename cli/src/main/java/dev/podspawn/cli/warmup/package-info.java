/**
 * What the Java runtime can know of podspawn before it starts: archives of the classes of what sshd starts, made by a
 * rehearsal of each command on the very machine.
 *
 * <p>Read next: {@link dev.podspawn.cli.warmup.Warmup}.
 */
@NullMarked
package dev.podspawn.cli.warmup;

import org.jspecify.annotations.NullMarked;
