/** To come. */
@NullMarked
package dev.podspawn.cli;

import org.jspecify.annotations.NullMarked;
