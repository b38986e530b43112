package dev.podspawn.core.image;

import dev.podspawn.core.engine.BuildListener;
import dev.podspawn.core.engine.PullListener;
import java.util.List;

/**
 * Told how an image comes to be; called on the building thread.
 */
public interface BuildWatch {
  /** Hears nothing. */
  BuildWatch SILENT = new BuildWatch() {};

  /** Another login builds the image, and this one waits for it. */
  default void waiting() {}

  /** The base is missing and is pulled. */
  default PullListener pulling(String image) {
    return PullListener.SILENT;
  }

  /** The build begins. */
  default BuildListener building() {
    return BuildListener.SILENT;
  }

  /** All is over, well or not. */
  default void end() {}

  /** The build failed; these are the last lines of what it said. */
  default void failed(List<String> lastLines) {}
}
