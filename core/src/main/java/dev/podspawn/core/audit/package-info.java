/**
 * Who did what when, for the admin and for nobody to rewrite: lines of JSON in a file, or the system's log.
 *
 * <p>Read next: {@link dev.podspawn.core.audit.AuditLog}.
 */
@NullMarked
package dev.podspawn.core.audit;

import org.jspecify.annotations.NullMarked;
