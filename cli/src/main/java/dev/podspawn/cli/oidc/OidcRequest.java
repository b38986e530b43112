package dev.podspawn.cli.oidc;

import java.util.List;

/**
 * What is asked of a provider.
 *
 * @param scopes besides {@code openid}
 * @param claims where the keys may be, the first that is there counts; never empty
 */
public record OidcRequest(
    Issuer issuer, ClientCredentials client, List<String> scopes, List<String> claims) {
  private static final List<String> USUAL_CLAIMS = List.of("ssh_public_keys", "sshPublicKey");

  /** A request for keys in these claims, or in the usual ones where none is named. */
  public static OidcRequest of(
      Issuer issuer, ClientCredentials client, List<String> scopes, List<String> claims) {
    return new OidcRequest(
        issuer, client, List.copyOf(scopes), claims.isEmpty() ? USUAL_CLAIMS : List.copyOf(claims));
  }

  /** The scope parameter (RFC 6749 3.3). */
  String scope() {
    StringBuilder words = new StringBuilder("openid");
    for (String scope : scopes) {
      if (!scope.equals("openid")) {
        words.append(' ').append(scope);
      }
    }
    return words.toString();
  }
}
