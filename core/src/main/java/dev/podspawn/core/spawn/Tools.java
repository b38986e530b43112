package dev.podspawn.core.spawn;

import java.util.List;

/** The small programs that podspawn itself needs in a container: a shell for its script, and a sleep for PID 1. */
public enum Tools {
  /** The image's own. */
  OF_IMAGE,

  /**
   * Those of the toolbox, so that an image need not have any. Its busybox prefers its own programs to those that PATH
   * names, so login.sh runs nothing of the image's but by its path.
   */
  OF_TOOLBOX;

  /** Where a container shows the toolbox. */
  public static final String TOOLBOX = "/.podspawn";

  private static final String BUSYBOX = TOOLBOX + "/bin/busybox";

  /** The beginning of the command that runs a script. */
  public List<String> shell() {
    return this == OF_IMAGE ? List.of("/bin/sh") : List.of(BUSYBOX, "sh");
  }

  /** The beginning of the command that sleeps for a number of seconds. */
  public List<String> sleep() {
    return this == OF_IMAGE ? List.of("sleep") : List.of(BUSYBOX, "sleep");
  }

  /** A directory with a shell and all else for an image without a shell; empty when there is none. */
  String applets() {
    return this == OF_IMAGE ? "" : TOOLBOX + "/applets";
  }
}
