/**
 * The container engine as a login sees it: a narrow interface, and the immutable descriptions it takes.
 *
 * <p>Read next: {@link dev.podspawn.core.engine.Engine}.
 */
@NullMarked
package dev.podspawn.core.engine;

import org.jspecify.annotations.NullMarked;
