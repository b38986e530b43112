/** Tests of {@link dev.podspawn.core.connect.Dialer} and {@link dev.podspawn.core.connect.Relay}, on the loopback. */
package dev.podspawn.core.connect;
