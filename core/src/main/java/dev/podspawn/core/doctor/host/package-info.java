/**
 * The checks of a machine.
 *
 * <p>Read next: {@link dev.podspawn.core.doctor.host.HostChecks}, the table of contents.
 */
@NullMarked
package dev.podspawn.core.doctor.host;

import org.jspecify.annotations.NullMarked;
