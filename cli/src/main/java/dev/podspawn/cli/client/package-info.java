/**
 * What a person does from their own machine: ssh to a name, and look at servers. Nothing here needs Linux.
 *
 * <p>Read next: {@link dev.podspawn.cli.client.SshWords}, then {@link dev.podspawn.cli.client.Probe}.
 */
@NullMarked
package dev.podspawn.cli.client;

import org.jspecify.annotations.NullMarked;
