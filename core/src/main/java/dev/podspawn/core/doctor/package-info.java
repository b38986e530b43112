/**
 * What {@code podspawn doctor} and {@code podspawn verify-image} look at: a check is one small class that promises one
 * thing and says whether it holds, why not, and what to do. Facts come through {@link dev.podspawn.core.doctor.Host},
 * {@link dev.podspawn.core.doctor.EngineFacts} and {@link dev.podspawn.core.doctor.ImageFacts}, so that a test can state
 * them.
 *
 * <p>Read next: {@code dev.podspawn.core.doctor.host.HostChecks}, the table of contents.
 */
@NullMarked
package dev.podspawn.core.doctor;

import org.jspecify.annotations.NullMarked;
