package dev.podspawn.core.spawn;

/** Placeholder while the skeleton is laid. */
final class Spawn {
  private Spawn() {}
}
