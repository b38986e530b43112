/**
 * What shuts a container in beside its limits: the seccomp profile that the admin names, and what of a read-only container
 * can be written.
 *
 * <p>Read next: {@link dev.podspawn.core.sandbox.SeccompProfile}.
 */
@NullMarked
package dev.podspawn.core.sandbox;

import org.jspecify.annotations.NullMarked;
