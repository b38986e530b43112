/**
 * The engine's API, one class for each thing asked of it: the Docker API in its unversioned paths, which Podman's
 * compatible half serves as well.
 *
 * <p>Read next: {@link dev.podspawn.podman.endpoint.Endpoint}, then {@link
 * dev.podspawn.podman.endpoint.CreateContainer}.
 */
@NullMarked
package dev.podspawn.podman.endpoint;

import org.jspecify.annotations.NullMarked;
