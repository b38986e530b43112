package dev.podspawn.core.spawn;

import dev.podspawn.core.engine.ContainerSpec;
import dev.podspawn.core.session.EngineNames;
import java.util.Optional;

/**
 * What the configuration says about a user's container.
 *
 * @param shell overrides the account's shell in the image
 * @param lifetimeSeconds after which the container ends by itself, whoever is connected
 */
public record SpawnSettings(
    String image,
    Optional<String> shell,
    long lifetimeSeconds,
    ContainerSpec.Limits limits,
    ContainerSpec.Security security,
    EngineNames names) {}
