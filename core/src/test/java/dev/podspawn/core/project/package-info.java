@NullMarked
package dev.podspawn.core.project;

import org.jspecify.annotations.NullMarked;
