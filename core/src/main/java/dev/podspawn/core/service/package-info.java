/**
 * The services of a project: containers beside the session's own, in its network, from their readiness to their end.
 * Making them is a part of the login ({@code core.spawn}).
 *
 * <p>Read next: {@link dev.podspawn.core.service.Readiness}.
 */
@NullMarked
package dev.podspawn.core.service;

import org.jspecify.annotations.NullMarked;
