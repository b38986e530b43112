/**
 * A login user's own rootless Podman, started when it is needed.
 *
 * <p>Read next: {@link dev.podspawn.podman.service.RootlessPodman}.
 */
@NullMarked
package dev.podspawn.podman.service;

import org.jspecify.annotations.NullMarked;
