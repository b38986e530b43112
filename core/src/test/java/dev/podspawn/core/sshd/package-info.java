/**
 * Tests of what is read from sshd's configuration.
 *
 * <p>Read next: {@link dev.podspawn.core.sshd.SshdConfigTextTest}.
 */
@NullMarked
package dev.podspawn.core.sshd;

import org.jspecify.annotations.NullMarked;
