/**
 * A connection to a server, and the bytes over it: what ssh's {@code ProxyCommand} needs, in the JDK alone.
 *
 * <p>Read next: {@link dev.podspawn.core.connect.Dialer}, then {@link dev.podspawn.core.connect.Relay}.
 */
@NullMarked
package dev.podspawn.core.connect;

import org.jspecify.annotations.NullMarked;
