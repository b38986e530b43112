/**
 * The checks of a container engine.
 *
 * <p>Read next: {@link dev.podspawn.core.doctor.engine.EngineChecks}, the table of contents.
 */
@NullMarked
package dev.podspawn.core.doctor.engine;

import org.jspecify.annotations.NullMarked;
