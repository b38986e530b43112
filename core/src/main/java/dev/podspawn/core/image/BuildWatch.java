package dev.podspawn.core.image;

import dev.podspawn.core.engine.BuildListener;
import dev.podspawn.core.engine.PullListener;
import java.util.List;

/**
 * Told how an environment comes to be: its image, then its services; called on the thread that makes it.
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

  /** These services are started, and waited for. */
  default void services(List<String> names) {}

  /** This is where the ports of its containers are reached. */
  default void ports(String line) {}

  /** All is over, well or not. */
  default void end() {}

  /** It failed, and these are the last lines of what it said: {@code the build of shop's image}, {@code the service db}. */
  default void failed(String what, List<String> lastLines) {}
}
