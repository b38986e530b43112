/**
 * The clients that people use, all real: what each of them does with a login of podspawn's, on every engine.
 *
 * <p>Read next: {@link dev.podspawn.cli.it.client.ClientPromises}.
 */
@NullMarked
package dev.podspawn.cli.it.client;

import org.jspecify.annotations.NullMarked;
