/**
 * Plays recordings: asciicast, version 2, as {@code core.record} and asciinema write it.
 *
 * <p>Read next: {@link dev.podspawn.cli.replay.Player}.
 */
@NullMarked
package dev.podspawn.cli.replay;

import org.jspecify.annotations.NullMarked;
