package dev.podspawn.core.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an engine says of the box around a container: what it took of what it was asked for, which need not be what
 * applies. A limit that is empty was not spoken of; {@link #NO_LIMIT} is the engine's word that there is none.
 *
 * @param id the container's full id
 * @param pid of its first process, as the engine's host counts; 0 when it does not run
 * @param runtime OCI runtime by name or path
 * @param label what podspawn wrote on it of what was asked for; empty when there is nothing
 */
public record EngineWord(
    String id,
    int pid,
    Optional<String> runtime,
    Optional<String> label,
    Limits limits,
    Walls walls,
    Spaces spaces) {
  /** Of a limit: that there is none. */
  public static final long NO_LIMIT = Long.MAX_VALUE;

  /** The label by which a container tells what was asked for it. */
  public static final String ASKED_LABEL = "podspawn-asked";

  /**
   * Upper bounds.
   *
   * @param memorySwapBytes of memory and swap together
   * @param cpuNanos in billionths of a processor
   * @param nofile the hard limit of one process
   */
  public record Limits(
      OptionalLong memoryBytes,
      OptionalLong memorySwapBytes,
      OptionalLong cpuNanos,
      OptionalLong pids,
      OptionalLong nofile,
      OptionalLong shmBytes,
      OptionalLong diskBytes) {}

  /**
   * What the container may do.
   *
   * @param capabilities that its processes can have at most, with or without {@code CAP_}
   * @param options such as {@code no-new-privileges} and {@code seccomp=unconfined}
   * @param devices paths in the container
   */
  public record Walls(
      Optional<List<String>> capabilities,
      List<String> options,
      boolean readonlyRootfs,
      List<String> devices) {
    public Walls {
      capabilities = capabilities.map(List::copyOf);
      options = List.copyOf(options);
      devices = List.copyOf(devices);
    }
  }

  /**
   * What the container shares with the host or has of its own.
   *
   * @param pid mode of the namespace, {@code host} where it is the host's; so {@code ipc}, {@code uts} and {@code user}
   * @param networkMode such as {@code none}, {@code bridge}, {@code host}, or a network's name
   * @param networks the names of those that it is in
   */
  public record Spaces(
      String pid, String ipc, String uts, String user, String networkMode, List<String> networks) {
    public Spaces {
      networks = List.copyOf(networks);
    }
  }
}
