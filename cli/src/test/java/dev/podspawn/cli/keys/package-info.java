@NullMarked
package dev.podspawn.cli.keys;

import org.jspecify.annotations.NullMarked;
