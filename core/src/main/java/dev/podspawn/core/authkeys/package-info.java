/**
 * The answer to sshd's question "which keys may log in as this user?": authorized_keys lines that all carry our forced
 * command and lift no more restrictions than we do.
 *
 * <p>Read next: {@link dev.podspawn.core.authkeys.AuthorizedKeys}.
 */
@NullMarked
package dev.podspawn.core.authkeys;

import org.jspecify.annotations.NullMarked;
