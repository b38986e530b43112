package dev.podspawn.cli.oidc;

import java.util.Map;
import java.util.Optional;

/** What a provider knows of a person and does not put into the token (OpenID Connect Core 5.3). */
final class Userinfo {
  private final ProviderHttp http;
  private final Provider provider;

  Userinfo(ProviderHttp http, Provider provider) {
    this.http = http;
    this.provider = provider;
  }

  /**
   * Asks for it; nothing where the provider has no such endpoint.
   *
   * @param subject of the proved token; an answer about anybody else is refused (5.3.2)
   * @throws dev.podspawn.core.error.PodspawnException OIDC_UNREACHABLE, OIDC_PROVIDER_UNFIT, OIDC_TOKEN_INVALID
   */
  Map<String, Object> of(String subject, Tokens tokens) {
    if (provider.userinfo().isEmpty()) {
      return Map.of();
    }
    Trouble trouble = provider.trouble();
    ProviderHttp.Answer answer =
        http.get(provider.userinfo().get(), Optional.of("Bearer " + tokens.accessToken()), trouble);
    if (answer.status() != 200) {
      throw trouble.unreachable(
          provider.userinfo().get() + " was answered with HTTP status " + answer.status(), null);
    }
    Json claims = Json.parse(answer.body())
        .orElseThrow(() -> trouble.unfit("its userinfo is not a JSON object"));
    if (!claims.text("sub").equals(Optional.of(subject))) {
      throw trouble.badToken("userinfo is about another person (sub)");
    }
    return claims.members();
  }
}
