@NullMarked
package dev.podspawn.cli.admin;

import org.jspecify.annotations.NullMarked;
