package dev.podspawn.core.spawn;

import dev.podspawn.core.box.Promise;
import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.name.ImageAccount;
import dev.podspawn.core.podfile.Ports;
import dev.podspawn.core.session.EngineNames;
import dev.podspawn.core.session.SessionRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the configuration says about a user's container.
 *
 * @param account whom logins are in the container; empty for the image's own user
 * @param shell overrides the account's shell in the image
 * @param tools what runs podspawn's own part of a login in the container
 * @param userMemoryBytes the sum of the memory limits of the user's containers, 0 for no limit
 * @param bestEffort what is asked for the container and may be missing
 * @param forwarding whether a container of its own owns the session's network, in which forwarding ends
 * @param project whose environment it is; empty for none
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
    long userMemoryBytes,
    List<Promise> bestEffort,
    boolean forwarding,
    Optional<SessionProject> project) {
  public SpawnSettings {
    bestEffort = List.copyOf(bestEffort);
  }

  /** For logins without a project. */
  public SpawnSettings(
      String image,
      Optional<ImageAccount> account,
      Optional<String> shell,
      Tools tools,
      SessionRules rules,
      ContainerSpec.Limits limits,
      ContainerSpec.Security security,
      EngineNames names,
      long userMemoryBytes,
      List<Promise> bestEffort,
      boolean forwarding) {
    this(
        image,
        account,
        shell,
        tools,
        rules,
        limits,
        security,
        names,
        userMemoryBytes,
        bestEffort,
        forwarding,
        Optional.empty());
  }

  /** What the services of its project are called; they are found under these names. */
  List<String> serviceNames() {
    List<String> names = new ArrayList<>();
    if (project.isPresent()) {
      project.get().layers().services().forEach(service -> names.add(service.name()));
    }
    return names;
  }

  /** The ports that its project's Podfile exposes; empty for none. */
  Optional<ExposedPorts> exposedPorts() {
    return project.isPresent() ? project.get().layers().ports() : Optional.empty();
  }

  /** Those of them that are to be reached from the server's loopback. */
  Optional<Ports> publishedPorts() {
    return exposedPorts().filter(ExposedPorts::isPublished).map(ExposedPorts::wish);
  }

  /** The same for logins to a project. */
  public SpawnSettings to(SessionProject other) {
    return new SpawnSettings(
        image,
        account,
        shell,
        tools,
        rules,
        limits,
        security,
        names,
        userMemoryBytes,
        bestEffort,
        forwarding,
        Optional.of(other));
  }

  /** For a user whose containers are limited one by one, where all that is asked for must be in force. */
  public SpawnSettings(
      String image,
      Optional<ImageAccount> account,
      Optional<String> shell,
      Tools tools,
      SessionRules rules,
      ContainerSpec.Limits limits,
      ContainerSpec.Security security,
      EngineNames names) {
    this(image, account, shell, tools, rules, limits, security, names, 0, List.of(), false);
  }
}
