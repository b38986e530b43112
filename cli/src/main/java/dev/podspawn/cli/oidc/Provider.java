package dev.podspawn.cli.oidc;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a provider says of itself (OpenID Connect Discovery 3, RFC 8628 4).
 *
 * @param keys the address of its public keys
 * @param secretInForm whether clients send their secret in the form, since the header is not accepted
 */
record Provider(
    Trouble trouble,
    URI device,
    URI token,
    URI keys,
    Optional<URI> userinfo,
    boolean secretInForm) {

  /**
   * Asks the provider.
   *
   * @throws dev.podspawn.core.error.PodspawnException OIDC_UNREACHABLE, OIDC_PROVIDER_UNFIT
   */
  static Provider discover(ProviderHttp http, Issuer issuer) {
    Trouble trouble = new Trouble(issuer);
    ProviderHttp.Answer answer = http.get(issuer.description(), Optional.empty(), trouble);
    if (answer.status() != 200) {
      throw trouble.unreachable(
          issuer.description() + " was answered with HTTP status " + answer.status(), null);
    }
    Json description = Json.parse(answer.body())
        .orElseThrow(() -> trouble.unfit("its description of itself is not a JSON object"));
    if (!description.text("issuer").equals(Optional.of(issuer.text()))) {
      // Else one provider could speak for another (OpenID Connect Discovery 4.3).
      throw trouble.unfit("it calls itself by another name than this issuer");
    }
    return of(description, trouble);
  }

  private static Provider of(Json description, Trouble trouble) {
    if (description.text("device_authorization_endpoint").isEmpty()) {
      throw trouble.unfit("it has no device authorization grant (RFC 8628)");
    }
    List<String> ways = description
        .texts("token_endpoint_auth_methods_supported")
        .orElse(List.of("client_secret_basic"));
    return new Provider(
        trouble,
        address(description, "device_authorization_endpoint", trouble),
        address(description, "token_endpoint", trouble),
        address(description, "jwks_uri", trouble),
        description.text("userinfo_endpoint").flatMap(SecureAddress::parse),
        !ways.contains("client_secret_basic") && ways.contains("client_secret_post"));
  }

  private static URI address(Json description, String name, Trouble trouble) {
    return description
        .text(name)
        .flatMap(SecureAddress::parse)
        .orElseThrow(() -> trouble.unfit("its " + name + " is not an https address"));
  }

  /** The form with who asks, where the header does not say so. */
  Form identified(Form form, ClientCredentials client) {
    Form known = form.with("client_id", client.id());
    return secretInForm && client.secret().isPresent()
        ? known.with("client_secret", client.secret().get().reveal())
        : known;
  }

  /** The Authorization header for a client with a secret. */
  Optional<String> authorization(ClientCredentials client) {
    return secretInForm ? Optional.empty() : client.basic();
  }
}
