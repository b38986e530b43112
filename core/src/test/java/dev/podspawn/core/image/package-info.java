@org.jspecify.annotations.NullMarked
package dev.podspawn.core.image;
