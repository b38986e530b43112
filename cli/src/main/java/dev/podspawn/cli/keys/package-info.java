/**
 * Keys from the web: GitHub, GitLab, and any https address. Only the commands that add users and refresh keys come here.
 *
 * <p>Read next: {@link dev.podspawn.cli.keys.WebSource}.
 */
@NullMarked
package dev.podspawn.cli.keys;

import org.jspecify.annotations.NullMarked;
