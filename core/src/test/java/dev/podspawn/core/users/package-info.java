@NullMarked
package dev.podspawn.core.users;

import org.jspecify.annotations.NullMarked;
