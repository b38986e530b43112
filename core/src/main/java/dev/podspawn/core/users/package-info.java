/**
 * The users an admin adds: their keys, where those come from, and the record of both. Nothing on a login's way comes here.
 *
 * <p>Read next: {@link dev.podspawn.core.users.KeySource}.
 */
@NullMarked
package dev.podspawn.core.users;

import org.jspecify.annotations.NullMarked;
