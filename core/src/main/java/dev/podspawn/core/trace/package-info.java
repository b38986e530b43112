/**
 * Where the time of a login goes.
 *
 * <p>Read next: {@link dev.podspawn.core.trace.PhaseTrace}.
 */
@NullMarked
package dev.podspawn.core.trace;

import org.jspecify.annotations.NullMarked;
