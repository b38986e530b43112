/**
 * HTTP/1.1 by hand on a Unix socket's channel: for connections that turn into a program's streams, which OkHttp cannot
 * hand over, and for the few small requests of a warm login.
 *
 * <p>Read next: {@link dev.podspawn.podman.upgrade.UpgradeRequest}.
 */
@NullMarked
package dev.podspawn.podman.upgrade;

import org.jspecify.annotations.NullMarked;
