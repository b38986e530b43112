/**
 * What holds for the whole repository: its layers, its files, its documents.
 *
 * <p>Read next: {@link dev.podspawn.cli.rules.ArchitectureTest}.
 */
@NullMarked
package dev.podspawn.cli.rules;

import org.jspecify.annotations.NullMarked;
