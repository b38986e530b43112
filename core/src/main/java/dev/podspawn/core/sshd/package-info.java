/**
 * The host's own sshd, asked and read by commands that an admin calls: what its configuration says for whom. Nothing on
 * a login's way comes here.
 *
 * <p>Read next: {@link dev.podspawn.core.sshd.Sshd}.
 */
@NullMarked
package dev.podspawn.core.sshd;

import org.jspecify.annotations.NullMarked;
