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
 */
public record SpawnSettings(
    String image,
    Optional<ImageAccount> account,
    Optional<String> shell,
    Tools tools,
    SessionRules rules,
    ContainerSpec.Limits limits,
    ContainerSpec.Security security,
    EngineNames names) {}
