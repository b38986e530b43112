/**
 * The host's own programs, run by commands that an admin calls; nothing on a login's way comes here.
 *
 * <p>Read next: {@link dev.podspawn.core.host.HostCommand}.
 */
@NullMarked
package dev.podspawn.core.host;

import org.jspecify.annotations.NullMarked;
