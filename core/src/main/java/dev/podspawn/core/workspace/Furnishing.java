package dev.podspawn.core.workspace;

import java.util.List;

/**
 * What is done in a new container, in this order, before anyone may enter it.
 *
 * @param steps none where the Podfile asks for nothing
 * @param watch told how they get on
 */
public record Furnishing(List<Step> steps, SetupWatch watch) {
  public Furnishing {
    steps = List.copyOf(steps);
  }
}
