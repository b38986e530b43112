package dev.podspawn.cli.oidc;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/**
 * The public keys that a provider signs with (RFC 7517), fetched when they are first asked for and, when the one that is
 * asked for is not among them, once more: it may be new.
 */
final class ProviderKeys implements JWKSource<SecurityContext> {
  private static final int LEAST_RSA_BITS = 2048;

  private final ProviderHttp http;
  private final Provider provider;

  ProviderKeys(ProviderHttp http, Provider provider) {
    this.http = http;
    this.provider = provider;
  }

  @Override
  public List<JWK> get(JWKSelector selector, SecurityContext context) {
    List<JWK> found = usable(selector);
    return found.isEmpty() ? usable(selector) : found;
  }

  private List<JWK> usable(JWKSelector selector) {
    return selector.select(fetch()).stream().filter(ProviderKeys::isLongEnough).toList();
  }

  private static boolean isLongEnough(JWK key) {
    return !key.getKeyType().equals(KeyType.RSA) || key.size() >= LEAST_RSA_BITS;
  }

  private JWKSet fetch() {
    ProviderHttp.Answer answer = http.get(provider.keys(), Optional.empty(), provider.trouble());
    if (answer.status() != 200) {
      throw provider
          .trouble()
          .unreachable(provider.keys() + " was answered with HTTP status " + answer.status(), null);
    }
    try {
      return JWKSet.parse(answer.body());
    } catch (ParseException e) {
      throw provider.trouble().unfit("its public keys are not a JSON Web Key Set");
    }
  }
}
