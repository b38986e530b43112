/** Services without an engine. */
@NullMarked
package dev.podspawn.core.service;

import org.jspecify.annotations.NullMarked;
