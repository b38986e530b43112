/**
 * ssh's own configuration, as far as podspawn writes it: a file of its own below {@code ~/.ssh}, and one line that
 * includes it.
 *
 * <p>Read next: {@link dev.podspawn.core.client.ssh.SshSetup}.
 */
@NullMarked
package dev.podspawn.core.client.ssh;

import org.jspecify.annotations.NullMarked;
