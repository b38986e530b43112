/** Tests of JSON. */
@NullMarked
package dev.podspawn.core.json;

import org.jspecify.annotations.NullMarked;
