/** To come. */
@NullMarked
package dev.podspawn.pty;

import org.jspecify.annotations.NullMarked;
