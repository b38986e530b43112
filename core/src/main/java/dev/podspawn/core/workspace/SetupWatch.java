package dev.podspawn.core.workspace;

import java.util.List;

/** Told how a project's steps get on; called on the thread that runs them. */
public interface SetupWatch {
  /** Hears nothing. */
  SetupWatch SILENT = new SetupWatch() {};

  /** A step begins. */
  default void begins(String step) {}

  /** It says a line, without control characters. */
  default void line(String text) {}

  /** It failed, and the login goes on. */
  default void warning(String sentence) {}

  /** It failed, and there will be no container; these are the last lines of what it said. */
  default void failed(String step, List<String> lastLines) {}
}
