/**
 * Failures: a stable code, one sentence for the person at the terminal, one for the admin's log.
 *
 * <p>Read next: {@link dev.podspawn.core.error.ErrorCode}, the list of everything that can go wrong.
 */
@NullMarked
package dev.podspawn.core.error;

import org.jspecify.annotations.NullMarked;
