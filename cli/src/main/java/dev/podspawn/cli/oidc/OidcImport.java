package dev.podspawn.cli.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;

/** The story of an import: whom do we ask, who approves, is it proved, is it the right one, and what are the keys. */
public final class OidcImport {
  private static final int NONCE_BITS = 160;

  private final ProviderHttp http;
  private final Waiting waiting;
  private final Consumer<DeviceCode> prompt;

  /**
   * An import.
   *
   * @param prompt shows the person where to enter the code
   */
  public OidcImport(ProviderHttp http, Waiting waiting, Consumer<DeviceCode> prompt) {
    this.http = http;
    this.waiting = waiting;
    this.prompt = prompt;
  }

  /**
   * Runs it, and waits for the person.
   *
   * @param recorded the subject of the last import; only that person's keys will do then
   * @throws dev.podspawn.core.error.PodspawnException OIDC_*
   */
  public OidcAnswer run(OidcRequest request, Optional<String> recorded) {
    Provider provider = Provider.discover(http, request.issuer());
    DeviceGrant grant = new DeviceGrant(http, provider, request.client(), waiting);
    String nonce = new BigInteger(NONCE_BITS, new SecureRandom()).toString(36);
    DeviceCode code = grant.begin(request.scope(), nonce);
    prompt.accept(code);
    Tokens tokens = grant.await(code);
    JWTClaimsSet identity = idTokens(provider, request, nonce).prove(tokens.idToken());
    if (recorded.isPresent() && !recorded.get().equals(identity.getSubject())) {
      throw provider.trouble().otherIdentity();
    }
    return keys(provider, request, identity, tokens);
  }

  private IdTokens idTokens(Provider provider, OidcRequest request, String nonce) {
    IdTokenClaims claims =
        new IdTokenClaims(request.issuer(), request.client().id(), nonce, waiting);
    return new IdTokens(new ProviderKeys(http, provider), claims, provider.trouble());
  }

  private OidcAnswer keys(
      Provider provider, OidcRequest request, JWTClaimsSet identity, Tokens tokens) {
    KeyClaims claims = new KeyClaims(request.claims());
    String subject = identity.getSubject();
    KeyClaims.Found found = claims
        .in(identity.getClaims(), provider.trouble())
        .or(() -> claims.in(new Userinfo(http, provider).of(subject, tokens), provider.trouble()))
        .orElseThrow(() -> provider
            .trouble()
            .noKeys("neither the ID token nor userinfo has keys in a claim "
                + String.join(" or ", request.claims())));
    return new OidcAnswer(subject, found.claim(), found.lines());
  }
}
