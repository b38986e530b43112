/** Tests of the package of the same name. */
@NullMarked
package dev.podspawn.cli.print;

import org.jspecify.annotations.NullMarked;
