/**
 * Bytes between the client and the program in the container, and the terminal they may pass through.
 *
 * <p>Read next: {@link dev.podspawn.core.stream.StreamPump}.
 */
@NullMarked
package dev.podspawn.core.stream;

import org.jspecify.annotations.NullMarked;
