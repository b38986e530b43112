/**
 * Waiting where there is no event to wait for.
 *
 * <p>Read next: {@link dev.podspawn.podman.time.Pause}.
 */
@NullMarked
package dev.podspawn.podman.time;

import org.jspecify.annotations.NullMarked;
