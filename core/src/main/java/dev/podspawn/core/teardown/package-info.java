/**
 * How a session is cleared away.
 *
 * <p>Read next: {@link dev.podspawn.core.teardown.Teardown}.
 */
@NullMarked
package dev.podspawn.core.teardown;

import org.jspecify.annotations.NullMarked;
