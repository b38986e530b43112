/**
 * Requests to servers on the internet, within limits; for the commands that fetch keys, and for no login.
 *
 * <p>Read next: {@link dev.podspawn.cli.http.BoundedHttp}.
 */
@NullMarked
package dev.podspawn.cli.http;

import org.jspecify.annotations.NullMarked;
