/**
 * The projects of a server as their admin sees them: added, updated, removed, listed, and built ahead of logins.
 *
 * <p>Read next: {@link dev.podspawn.cli.project.ProjectAdmin}.
 */
@NullMarked
package dev.podspawn.cli.project;

import org.jspecify.annotations.NullMarked;
