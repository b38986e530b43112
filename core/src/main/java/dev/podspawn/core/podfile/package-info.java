/**
 * Environments as code: what a project's {@code podfile.yaml} or {@code devcontainer.json} asks for, once everything that
 * it extends has been merged into it.
 *
 * <p>Read next: {@link dev.podspawn.core.podfile.Podfile}.
 */
@NullMarked
package dev.podspawn.core.podfile;

import org.jspecify.annotations.NullMarked;
