/** Tests of the package of the same name. */
@NullMarked
package dev.podspawn.cli.wiring;

import org.jspecify.annotations.NullMarked;
