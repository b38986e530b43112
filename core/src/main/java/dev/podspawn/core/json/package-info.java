/**
 * JSON as podspawn writes it (RFC 8259), by hand: the audit log is on the way of a login, where a library's start would
 * be felt.
 *
 * <p>Read next: {@link dev.podspawn.core.json.JsonText}.
 */
@NullMarked
package dev.podspawn.core.json;

import org.jspecify.annotations.NullMarked;
