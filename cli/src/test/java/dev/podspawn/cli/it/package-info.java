/**
 * Real logins: a stock sshd, a real ssh, a real engine, and the packaged podspawn between them.
 *
 * <p>Read next: {@link dev.podspawn.cli.it.PodHost}.
 */
@NullMarked
package dev.podspawn.cli.it;

import org.jspecify.annotations.NullMarked;
