/**
 * JSON by hand.
 *
 * <p>Read next: {@link dev.podspawn.podman.json.Json}.
 */
@NullMarked
package dev.podspawn.podman.json;

import org.jspecify.annotations.NullMarked;
