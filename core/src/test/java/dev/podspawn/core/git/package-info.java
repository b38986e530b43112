@org.jspecify.annotations.NullMarked
package dev.podspawn.core.git;
