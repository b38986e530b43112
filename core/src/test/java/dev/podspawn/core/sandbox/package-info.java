/** Tests of what shuts containers in. */
@NullMarked
package dev.podspawn.core.sandbox;

import org.jspecify.annotations.NullMarked;
