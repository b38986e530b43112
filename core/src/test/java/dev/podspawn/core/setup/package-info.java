/**
 * Tests of set-up, on directories of the test's own; ServerSetupIT does the rest on a copy of a machine.
 *
 * <p>Read next: {@link dev.podspawn.core.setup.SetupTest}.
 */
@NullMarked
package dev.podspawn.core.setup;

import org.jspecify.annotations.NullMarked;
