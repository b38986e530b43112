package dev.podspawn.core.doctor;

/**
 * What an engine says it is.
 *
 * @param podman whether it is Podman; else it is Docker, or says that it is
 * @param text its version, such as {@code 4.3.1}
 */
public record EngineVersion(boolean podman, String text) {

  /** {@code Podman 4.3.1}. */
  public String name() {
    return (podman ? "Podman " : "Docker ") + text;
  }

  /** Whether it is older than that; an odd version is not. */
  public boolean isBefore(int major, int minor) {
    String[] parts = text.split("[.-]", -1);
    try {
      int ourMajor = Integer.parseInt(parts[0]);
      int ourMinor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
      return ourMajor < major || (ourMajor == major && ourMinor < minor);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
