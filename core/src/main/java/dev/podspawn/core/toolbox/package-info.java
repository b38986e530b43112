/**
 * The host's own sftp-server, scp and rsync for containers whose images have none: which files they need, from which
 * packages, and how a new set of them takes the place of the one before while containers run.
 *
 * <p>Read next: {@link dev.podspawn.core.toolbox.ToolboxBuild}.
 */
@NullMarked
package dev.podspawn.core.toolbox;

import org.jspecify.annotations.NullMarked;
