package dev.podspawn.core.doctor;

/**
 * Where an engine keeps containers.
 *
 * @param driver as the engine calls it: {@code overlay}, {@code overlay2}, {@code vfs}, {@code btrfs}
 * @param backing the file system under it as the engine calls it: {@code extfs}, {@code xfs}; empty where it does not say
 * @param root the directory of all of it on the host
 * @param projectQuota whether the file system there is mounted with quotas of projects ({@code pquota}, xfs(5))
 */
public record EngineStorage(String driver, String backing, String root, boolean projectQuota) {

  /** The same, with what the host's list of mounts (proc(5)) says of it. */
  public EngineStorage in(String mounts) {
    String longest = "";
    boolean quota = false;
    for (String line : mounts.split("\n", -1)) {
      String[] words = line.split(" ", -1);
      // Of two mounts in one place the later one counts.
      if (words.length > 3 && isBelow(root, words[1]) && words[1].length() >= longest.length()) {
        longest = words[1];
        String options = "," + words[3] + ",";
        quota = options.contains(",prjquota,") || options.contains(",pquota,");
      }
    }
    return new EngineStorage(driver, backing, root, quota);
  }

  private static boolean isBelow(String path, String directory) {
    return directory.equals("/") || path.equals(directory) || path.startsWith(directory + "/");
  }

  /** Whether one container's writing can be limited, by an engine that is root's. */
  public boolean limitsDisk() {
    return switch (driver) {
      case "overlay", "overlay2" -> backing.equals("xfs") && projectQuota;
      case "btrfs", "zfs" -> true;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return driver
        + (backing.isEmpty() ? "" : " on " + backing)
        + (projectQuota ? " with project quotas" : "");
  }
}
