/**
 * Files whose content podspawn obeys, and which therefore nobody but root and podspawn's own account may be able to
 * change.
 *
 * <p>Read next: {@link dev.podspawn.core.file.TrustedFile}.
 */
@NullMarked
package dev.podspawn.core.file;

import org.jspecify.annotations.NullMarked;
