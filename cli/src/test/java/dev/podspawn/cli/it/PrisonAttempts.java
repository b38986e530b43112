package dev.podspawn.cli.it;

/** What prisoners try, a kind to each interface below this. {@code docs/security.md} lists all of it. */
interface PrisonAttempts {
  /** Where they are. */
  PrisonHost prison();
}
