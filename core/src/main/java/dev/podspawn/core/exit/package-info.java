/** What podspawn leaves behind when it ends. */
@NullMarked
package dev.podspawn.core.exit;

import org.jspecify.annotations.NullMarked;
