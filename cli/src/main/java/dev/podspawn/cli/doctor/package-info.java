/**
 * {@code podspawn doctor} and {@code podspawn verify-image} on a real machine: where the checks of {@code core.doctor} get
 * their facts, what {@code --fix} does, and how it is told.
 *
 * <p>Read next: {@link dev.podspawn.cli.doctor.Doctor}.
 */
@NullMarked
package dev.podspawn.cli.doctor;

import org.jspecify.annotations.NullMarked;
