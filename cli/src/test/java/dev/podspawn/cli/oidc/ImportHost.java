package dev.podspawn.cli.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.Assertions;

/** A small provider with everything in order, and an import from it. */
final class ImportHost implements AutoCloseable {
  final SmallProvider provider;
  final TestTime time = new TestTime();
  final List<DeviceCode> shown = new ArrayList<>();
  private final SSLContext tls;
  private final TestTokens keys;

  ImportHost(SSLContext tls, TestTokens keys) throws IOException {
    this.tls = tls;
    this.keys = keys;
    provider = SmallProvider.start(tls);
    provider.say(SmallProvider.KEYS, TestTokens.shown(keys.rsa(), keys.ec()));
    provider.say(SmallProvider.TOKEN, TestTokens.granted(token(claims().build())));
  }

  JWTClaimsSet.Builder claims() {
    return TestTokens.claims(provider.issuer(), time.now());
  }

  String token(JWTClaimsSet claims) {
    return TestTokens.signed(JWSAlgorithm.RS256, keys.rsa(), claims);
  }

  OidcAnswer run() {
    return run(new ClientCredentials(TestTokens.CLIENT, Optional.empty()), List.of());
  }

  OidcAnswer run(ClientCredentials client, List<String> claims) {
    return run(OidcRequest.of(Issuer.parse(provider.issuer()), client, List.of(), claims));
  }

  OidcAnswer run(OidcRequest request) {
    return imports().run(request, Optional.empty());
  }

  /** By the clock that stands still, showing codes to nobody. */
  OidcImport imports() {
    ProviderHttp http = ProviderHttp.trusting(Optional.of(tls), Duration.ofSeconds(20));
    return new OidcImport(http, time, shown::add);
  }

  /** Fails with this code and these words. */
  void fails(String code, String... words) {
    Assertions.assertThatThrownBy(this::run)
        .isInstanceOf(PodspawnException.class)
        .hasMessageStartingWith(code + " could not import keys from " + provider.issuer() + ": ")
        .hasMessageContainingAll(words)
        .hasMessageNotContainingAny("device-code-1", "access-1", "eyJ");
  }

  @Override
  public void close() {
    provider.close();
  }
}
