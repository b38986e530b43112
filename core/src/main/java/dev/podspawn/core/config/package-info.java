/**
 * The configuration: one immutable {@link dev.podspawn.core.config.Config}, and a reader that reports all mistakes of a
 * file together, with their lines. The users' own settings and the list of projects are read in the same way.
 *
 * <p>Read next: {@link dev.podspawn.core.config.Config}.
 */
@NullMarked
package dev.podspawn.core.config;

import org.jspecify.annotations.NullMarked;
