/** Tests of {@link dev.podspawn.cli.client.SshWords} and {@link dev.podspawn.cli.client.EditorLink}. */
package dev.podspawn.cli.client;
