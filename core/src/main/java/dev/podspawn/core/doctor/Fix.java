package dev.podspawn.core.doctor;

import java.util.Optional;

/**
 * What puts something right.
 *
 * @param command for a shell, or a sentence where no command does; empty when there is nothing to do
 * @param repair what {@code --fix} does about it; empty where it is a person's to decide
 */
public record Fix(String command, Optional<Repair> repair) {
  public static final Fix NONE = new Fix("", Optional.empty());

  /** One that a person has to decide on. */
  public static Fix byHand(String command) {
    return new Fix(command, Optional.empty());
  }

  /** One that is safe to be done at once. */
  public static Fix safe(Repair repair) {
    return new Fix(repair.command(), Optional.of(repair));
  }
}
