package dev.podspawn.core.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be written in a container whose root file system is read-only, so that a login works: temporary file systems
 * where programs look for them, and the directories of homes, which the engine fills with what the image has there.
 */
public final class WritableParts {
  /** Where images have homes. As volumes of the container's own: a tmpfs would hide what the image has there. */
  private static final List<String> HOMES = List.of("/home", "/root");

  private WritableParts() {}

  /** The mount options of temporary file systems by path; what the admin says of a path counts. */
  public static Map<String, String> tmpfs(boolean readonlyRootfs, Map<String, String> configured) {
    if (!readonlyRootfs) {
      return configured;
    }
    Map<String, String> all = new LinkedHashMap<>();
    // exec is said because Docker's own are noexec: build tools run what they have made there.
    all.put("/tmp", "size=1g,mode=1777,nosuid,nodev,exec");
    all.put("/run", "size=64m,mode=755,nosuid,nodev");
    all.put("/var/tmp", "size=1g,mode=1777,nosuid,nodev,exec");
    all.putAll(configured);
    return all;
  }

  /** Directories that the engine makes for the container alone, and removes with it. */
  public static List<String> volumes(boolean readonlyRootfs, Map<String, String> tmpfs) {
    List<String> volumes = new ArrayList<>();
    for (String home : HOMES) {
      if (readonlyRootfs && !tmpfs.containsKey(home)) {
        volumes.add(home);
      }
    }
    return volumes;
  }
}
