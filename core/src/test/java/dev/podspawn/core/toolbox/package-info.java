/**
 * Tests of how the host's programs are collected, with programs and libraries of this machine.
 *
 * <p>Read next: {@link dev.podspawn.core.toolbox.ToolboxBuildTest}.
 */
@NullMarked
package dev.podspawn.core.toolbox;

import org.jspecify.annotations.NullMarked;
