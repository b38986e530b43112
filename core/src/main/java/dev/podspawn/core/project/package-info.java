/**
 * Projects, as far as there are any yet: who may open which.
 *
 * <p>Read next: {@link dev.podspawn.core.project.ProjectAccess}.
 */
@NullMarked
package dev.podspawn.core.project;

import org.jspecify.annotations.NullMarked;
