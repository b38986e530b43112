package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.SessionRules;
import java.util.Optional;

/**
 * What the configuration says about a user's container.
 *
 * @param account whom logins are in the container; empty for the image's own user
 * @param shell overrides the account's shell in the image
 * @param tools what runs podspawn's own part of a login in the container
 * @param budget what goes beyond one container's limits
 */
public record SpawnSettings(
    String image,
    Optional<ImageAccount> account,
    Optional<String> shell,
    Tools tools,
    SessionRules rules,
    ContainerSpec.Limits limits,
    ContainerSpec.Security security,
    EngineNames names,
    Budget budget) {

  /** For a user whose containers are limited one by one. */
  public SpawnSettings(
      String image,
      Optional<ImageAccount> account,
      Optional<String> shell,
      Tools tools,
      SessionRules rules,
      ContainerSpec.Limits limits,
      ContainerSpec.Security security,
      EngineNames names) {
    this(image, account, shell, tools, rules, limits, security, names, Budget.NONE);
  }

  /**
   * What goes beyond one container's limits.
   *
   * @param userMemoryBytes the sum of the memory limits of the user's containers, 0 for no limit
   * @param diskOptional whether a container is made without its limit of disk where the engine's storage knows none
   */
  public record Budget(long userMemoryBytes, boolean diskOptional) {
    public static final Budget NONE = new Budget(0, false);
  }
}
