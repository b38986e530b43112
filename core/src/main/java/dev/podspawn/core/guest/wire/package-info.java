/**
 * The protocol between podspawn and podspawn-guest, as bytes: {@code contrib/guest/PROTOCOL.md}.
 *
 * <p>Read next: {@link dev.podspawn.core.guest.wire.FrameDecoder}.
 */
@NullMarked
package dev.podspawn.core.guest.wire;

import org.jspecify.annotations.NullMarked;
