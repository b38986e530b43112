/**
 * What a project's container gets before anyone may enter: its code, and what its hooks make of it. Steps are texts for
 * {@code /bin/sh}; who runs them where is {@code core.spawn}'s affair.
 *
 * <p>Read next: {@link dev.podspawn.core.workspace.Furnishing}, then {@link dev.podspawn.core.workspace.Step}.
 */
@NullMarked
package dev.podspawn.core.workspace;

import org.jspecify.annotations.NullMarked;
