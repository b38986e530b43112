/** Tests of the command line as a whole. */
@NullMarked
package dev.podspawn.cli;

import org.jspecify.annotations.NullMarked;
