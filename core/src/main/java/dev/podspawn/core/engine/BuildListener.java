package dev.podspawn.core.engine;

/** Told what a build says; called on the building thread. */
@FunctionalInterface
public interface BuildListener {
  /** Hears nothing. */
  BuildListener SILENT = line -> {};

  /** One line, without its end: a step that begins ({@code STEP 2/3: RUN ...}), or what the step prints. */
  void line(String text);
}
