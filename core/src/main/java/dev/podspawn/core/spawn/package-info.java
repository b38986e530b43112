/**
 * The story of a login, from what sshd hands over to the exit status it gets back.
 *
 * <p>Read next: {@link dev.podspawn.core.spawn.Spawn}.
 */
@NullMarked
package dev.podspawn.core.spawn;

import org.jspecify.annotations.NullMarked;
