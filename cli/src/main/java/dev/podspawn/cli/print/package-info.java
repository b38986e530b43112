/**
 * What people see on a terminal.
 *
 * <p>Read next: {@link dev.podspawn.cli.print.PullProgress}.
 */
@NullMarked
package dev.podspawn.cli.print;

import org.jspecify.annotations.NullMarked;
