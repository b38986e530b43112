package dev.podspawn.cli.oidc;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an admin says of a provider, or said when the source was recorded.
 *
 * @param secretFile absolute; the secret itself is recorded nowhere
 * @param scopes words without spaces, as are the claims
 * @param caFile absolute; authorities to trust instead of the Java runtime's
 */
public record OidcSettings(
    Issuer issuer,
    String clientId,
    Optional<Path> secretFile,
    List<String> scopes,
    List<String> claims,
    Optional<Path> caFile) {

  /** Lists that nobody changes. */
  public OidcSettings {
    scopes = List.copyOf(scopes);
    claims = List.copyOf(claims);
  }

  /**
   * What to ask, with the secret read from its file.
   *
   * @throws dev.podspawn.core.error.PodspawnException OIDC_CLIENT_REFUSED
   */
  public OidcRequest request() {
    ClientCredentials client = new ClientCredentials(clientId, secretFile.map(ClientSecret::read));
    return OidcRequest.of(issuer, client, scopes, claims);
  }
}
