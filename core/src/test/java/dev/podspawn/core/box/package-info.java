/** Tests of what is read back from containers. */
@NullMarked
package dev.podspawn.core.box;

import org.jspecify.annotations.NullMarked;
