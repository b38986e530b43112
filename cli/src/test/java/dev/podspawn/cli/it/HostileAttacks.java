package dev.podspawn.cli.it;

/** Attacks on a host, a kind to each interface below this. {@code docs/security.md} lists them all. */
interface HostileAttacks {
  /** Where they take place. */
  HostileHost host();
}
