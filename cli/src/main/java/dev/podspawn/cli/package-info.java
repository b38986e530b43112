/**
 * The command line: {@link dev.podspawn.cli.Main} maps an exit status, {@link dev.podspawn.cli.PodspawnCli} declares the
 * commands, {@link dev.podspawn.cli.Wiring} puts the parts together.
 *
 * <p>Read next: {@link dev.podspawn.cli.PodspawnCli}.
 */
@NullMarked
package dev.podspawn.cli;

import org.jspecify.annotations.NullMarked;
