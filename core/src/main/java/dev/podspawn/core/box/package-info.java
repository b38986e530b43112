/**
 * What really applies to a running container, read back from the engine and from the kernel, and compared with what was
 * asked for. Engines leave out in silence what they cannot do.
 *
 * <p>Read next: {@link dev.podspawn.core.box.BoxCheck}, {@link dev.podspawn.core.box.InForce}.
 */
@NullMarked
package dev.podspawn.core.box;

import org.jspecify.annotations.NullMarked;
