/**
 * Repositories of projects, fetched by git as an account that may do little.
 *
 * <p>Read next: {@link dev.podspawn.core.git.GitFetch}.
 */
@NullMarked
package dev.podspawn.core.git;

import org.jspecify.annotations.NullMarked;
