@NullMarked
package dev.podspawn.core.account;

import org.jspecify.annotations.NullMarked;
