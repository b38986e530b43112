/**
 * JSON by hand.
 *
 * <p>Read next: {@link dev.podspawn.podman.json.Json}, which reads, and {@link dev.podspawn.podman.json.JsonObject},
 * which is written.
 */
@NullMarked
package dev.podspawn.podman.json;

import org.jspecify.annotations.NullMarked;
