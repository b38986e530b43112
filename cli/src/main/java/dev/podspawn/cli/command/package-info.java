/**
 * One class for each command: its options, and what it does with them.
 *
 * <p>Read next: {@link dev.podspawn.cli.command.SpawnCommand}.
 */
@NullMarked
package dev.podspawn.cli.command;

import org.jspecify.annotations.NullMarked;
