/**
 * What the admin of the machine gets to read: a file, or else the system's log. sshd discards what
 * AuthorizedKeysCommand writes to stderr, so this is the only way to be heard from there.
 *
 * <p>Read next: {@link dev.podspawn.core.log.AdminLog}.
 */
@NullMarked
package dev.podspawn.core.log;

import org.jspecify.annotations.NullMarked;
