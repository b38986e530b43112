/** Tests of {@link dev.podspawn.core.client.ssh.SshSetup} and of what it writes. */
package dev.podspawn.core.client.ssh;
