/**
 * Tests of what the README tells people to type: the demo, and the installation on a server.
 *
 * <p>Read next: {@link dev.podspawn.cli.contrib.DemoIT}.
 */
@NullMarked
package dev.podspawn.cli.contrib;

import org.jspecify.annotations.NullMarked;
