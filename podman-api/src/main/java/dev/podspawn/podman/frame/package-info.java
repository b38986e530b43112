/**
 * The frames in which engines send a program's two outputs over one connection.
 *
 * <p>Read next: {@link dev.podspawn.podman.frame.FrameDecoder}.
 */
@NullMarked
package dev.podspawn.podman.frame;

import org.jspecify.annotations.NullMarked;
