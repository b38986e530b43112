/**
 * Options that commands share, and the short way through a command line that sshd wrote.
 *
 * <p>Read next: {@link dev.podspawn.cli.option.HotArguments}.
 */
@NullMarked
package dev.podspawn.cli.option;

import org.jspecify.annotations.NullMarked;
