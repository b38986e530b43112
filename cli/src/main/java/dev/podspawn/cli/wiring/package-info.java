/**
 * Where the parts are put together; nothing else makes an engine, a log or a terminal.
 *
 * <p>Read next: {@link dev.podspawn.cli.wiring.Wiring}.
 */
@NullMarked
package dev.podspawn.cli.wiring;

import org.jspecify.annotations.NullMarked;
