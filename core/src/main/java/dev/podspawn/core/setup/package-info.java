/**
 * {@code podspawn server-setup}: what a machine needs so that sshd's logins of the group {@code podspawn} end in
 * containers. A plan is a list of {@link dev.podspawn.core.setup.Change}s; each says what it is, knows whether it is
 * needed, and writes down what takes it back ({@link dev.podspawn.core.setup.Made}) before it does anything.
 *
 * <p>Read next: {@link dev.podspawn.core.setup.Setup}, then {@link dev.podspawn.core.setup.Plan}.
 */
@NullMarked
package dev.podspawn.core.setup;

import org.jspecify.annotations.NullMarked;
