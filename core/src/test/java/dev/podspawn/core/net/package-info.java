/** Tests of destinations. */
@NullMarked
package dev.podspawn.core.net;

import org.jspecify.annotations.NullMarked;
