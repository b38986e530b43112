package dev.podspawn.core.setup;

import java.io.IOException;

/** Looks on while changes are made; tests let it fail. */
public interface SetupWatch {
  /** Does nothing. */
  SetupWatch NONE = (change, moment) -> {};

  /** Before a change, or after it. */
  enum Moment {
    BEFORE,
    AFTER
  }

  /** Called at each moment; what it throws counts as the change's own failure. */
  void at(Change change, Moment moment) throws IOException;
}
