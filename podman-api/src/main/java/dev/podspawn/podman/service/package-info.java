/**
 * A login user's own rootless Podman, started when it is needed.
 *
 * <p>Read next: {@code RootlessPodman}.
 */
@NullMarked
package dev.podspawn.podman.service;

import org.jspecify.annotations.NullMarked;
