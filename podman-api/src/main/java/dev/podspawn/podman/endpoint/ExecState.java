package dev.podspawn.podman.endpoint;

/**
 * A program as the engine knows it.
 *
 * @param exitCode meaningful once it has ended; {@link #UNKNOWN} before, on Docker
 * @param pid in the engine's own process namespace; 0 before its start (Docker) and after its end (Podman)
 */
public record ExecState(boolean running, long exitCode, long pid) {
  public static final long UNKNOWN = -1;

  /** Docker says "not running" also before the start, but gives no exit code then. */
  public boolean ended() {
    return !running && exitCode != UNKNOWN;
  }
}
