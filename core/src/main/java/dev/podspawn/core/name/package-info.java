/**
 * Names that people choose and that end up in paths, container names and command lines: valid from the start, or they
 * do not come into being.
 *
 * <p>Read next: {@link dev.podspawn.core.name.UserName}.
 */
@NullMarked
package dev.podspawn.core.name;

import org.jspecify.annotations.NullMarked;
