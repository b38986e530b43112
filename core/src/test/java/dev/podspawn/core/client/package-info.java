/** Tests of {@link dev.podspawn.core.client.ClientConfig} and of what it is made of. */
package dev.podspawn.core.client;
