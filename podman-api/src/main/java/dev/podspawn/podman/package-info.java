/**
 * The container engine behind its API: Podman, rootful or rootless, and Docker, by one client.
 *
 * <p>Read next: {@link dev.podspawn.podman.PodmanEngine}, then {@link dev.podspawn.podman.endpoint.Endpoint} and {@link
 * dev.podspawn.podman.upgrade.UpgradeRequest}.
 */
@NullMarked
package dev.podspawn.podman;

import org.jspecify.annotations.NullMarked;
