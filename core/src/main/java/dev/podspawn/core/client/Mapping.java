package dev.podspawn.core.client;

import dev.podspawn.core.name.ProjectName;
import java.util.Optional;

/**
 * What a {@code .pod} name stands for.
 *
 * @param mode of the predecessor's; it is kept, and means nothing yet
 * @param jump how to get to the server
 * @param project what a login by this name lands in
 */
public record Mapping(
    ServerAddress server,
    Optional<String> mode,
    Optional<JumpHosts> jump,
    Optional<ProjectName> project) {

  /** A name that is nothing but another for a server. */
  public static Mapping to(ServerAddress server) {
    return new Mapping(server, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
