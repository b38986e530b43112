package dev.podspawn.core.trace;

/** Told as a login enters each of its phases; {@code PODSPAWN_TRACE=1} prints them. */
@FunctionalInterface
public interface PhaseTrace {
  /** Hears nothing. */
  PhaseTrace NONE = new Silent();

  /** The phase of that name is over; called on the login's main thread. */
  void done(String phase);

  /** A class of its own, since a lambda costs a login some milliseconds at its first use. */
  final class Silent implements PhaseTrace {
    private Silent() {}

    @Override
    public void done(String phase) {
      // Nobody asked.
    }
  }
}
