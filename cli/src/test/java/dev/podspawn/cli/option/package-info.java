/** Tests of the package of the same name. */
@NullMarked
package dev.podspawn.cli.option;

import org.jspecify.annotations.NullMarked;
