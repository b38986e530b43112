/** To come. */
@NullMarked
package dev.podspawn.podman;

import org.jspecify.annotations.NullMarked;
