/**
 * The images of projects: what a Podfile asks for as a build, and who builds it while the others wait.
 *
 * <p>Read next: {@link dev.podspawn.core.image.ImageRecipe}, then {@link dev.podspawn.core.image.ImageBuilds}.
 */
@NullMarked
package dev.podspawn.core.image;

import org.jspecify.annotations.NullMarked;
