/**
 * Port forwarding that ends in a session's container: which network that is, whether a login is in it, and who may
 * forward. {@code docs/forwarding.md} is the whole story.
 *
 * <p>Read next: {@link dev.podspawn.core.forward.SharedNet}.
 */
@NullMarked
package dev.podspawn.core.forward;

import org.jspecify.annotations.NullMarked;
