/**
 * Accounts of this host whose logins end in a container: made whole or not at all, and taken away again. Only root's
 * commands come here.
 *
 * <p>Read next: {@link dev.podspawn.core.account.AccountMaker}.
 */
@NullMarked
package dev.podspawn.core.account;

import org.jspecify.annotations.NullMarked;
