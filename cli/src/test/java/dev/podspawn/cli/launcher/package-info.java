/**
 * Tests of {@code contrib/launcher/podspawn}: the real script, with runtimes that are scripts too.
 *
 * <p>Read next: {@link dev.podspawn.cli.launcher.LauncherRun}.
 */
@NullMarked
package dev.podspawn.cli.launcher;

import org.jspecify.annotations.NullMarked;
