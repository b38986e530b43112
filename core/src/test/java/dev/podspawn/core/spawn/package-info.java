/** Tests of a login, on an engine in memory. */
@NullMarked
package dev.podspawn.core.spawn;

import org.jspecify.annotations.NullMarked;
