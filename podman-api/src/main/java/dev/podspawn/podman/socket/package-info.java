/**
 * Unix sockets: for OkHttp, and bare.
 *
 * <p>Read next: {@link dev.podspawn.podman.socket.UnixSockets}, then {@link
 * dev.podspawn.podman.socket.OkHttpTransport}.
 */
@NullMarked
package dev.podspawn.podman.socket;

import org.jspecify.annotations.NullMarked;
