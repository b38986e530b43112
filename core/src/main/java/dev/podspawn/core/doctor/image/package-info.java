/**
 * The checks of an image, and how it is tried.
 *
 * <p>Read next: {@link dev.podspawn.core.doctor.image.ImageChecks}, the table of contents.
 */
@NullMarked
package dev.podspawn.core.doctor.image;

import org.jspecify.annotations.NullMarked;
