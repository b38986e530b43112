/**
 * What an admin does with users: adds, lists, shows and removes them, and has their keys fetched again.
 *
 * <p>Read next: {@link dev.podspawn.cli.user.Addition}.
 */
@NullMarked
package dev.podspawn.cli.user;

import org.jspecify.annotations.NullMarked;
