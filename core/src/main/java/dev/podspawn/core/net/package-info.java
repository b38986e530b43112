/**
 * Addresses, networks and names that a session may be allowed or refused to reach, as configuration files write them.
 * Nothing here asks a resolver.
 *
 * <p>Read next: {@link dev.podspawn.core.net.Destination}.
 */
@NullMarked
package dev.podspawn.core.net;

import org.jspecify.annotations.NullMarked;
