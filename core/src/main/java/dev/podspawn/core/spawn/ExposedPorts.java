package dev.podspawn.core.spawn;

import dev.podspawn.core.podfile.Ports;

/**
 * The ports that a project's Podfile exposes.
 *
 * @param wish of the Podfile; not {@link Ports.Strategy#MANUAL}, and not empty
 * @param isPublished whether the admin lets them be reached from the server's loopback
 */
public record ExposedPorts(Ports wish, boolean isPublished) {}
