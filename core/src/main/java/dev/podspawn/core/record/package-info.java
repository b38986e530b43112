/**
 * What a login shows, kept in a file that asciinema and {@code podspawn replay} play (asciicast, version 2). Nothing of
 * this package is loaded where nothing is recorded.
 *
 * <p>Read next: {@link dev.podspawn.core.record.Recording}.
 */
@NullMarked
package dev.podspawn.core.record;

import org.jspecify.annotations.NullMarked;
