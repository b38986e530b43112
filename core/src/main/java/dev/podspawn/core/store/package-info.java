/**
 * The sessions of one user in an SQLite database. Nothing of it is loaded by a login that joins others: such a login
 * learns its container from their leases.
 *
 * <p>Read next: {@link dev.podspawn.core.store.SqliteSessionStore}.
 */
@NullMarked
package dev.podspawn.core.store;

import org.jspecify.annotations.NullMarked;
