/** Tests of the hand-written HTTP. */
@NullMarked
package dev.podspawn.podman.upgrade;

import org.jspecify.annotations.NullMarked;
