package dev.podspawn.cli.oidc;

import java.util.List;

/**
 * Whose keys these are.
 *
 * @param subject the provider's name for the person, never given to another (OpenID Connect Core 2, "sub")
 * @param claim where the keys were
 * @param lines as the provider has them; still to be checked as any line from the network
 */
public record OidcAnswer(String subject, String claim, List<String> lines) {}
