package dev.podspawn.cli.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which ID tokens prove something. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdTokensTest {
  private final TestTokens keys = TestTokens.generate();
  private TestAuthority authority;
  private ImportHost host;

  @BeforeAll
  void makeAuthority() {
    authority = TestAuthority.create();
  }

  @AfterAll
  void removeAuthority() {
    authority.close();
  }

  @BeforeEach
  void start() throws IOException {
    host = new ImportHost(authority.context(), keys);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private void gives(String token) {
    host.provider.say(SmallProvider.TOKEN, TestTokens.granted(token));
  }

  private void accepts(String token) {
    gives(token);
    assertThat(host.run().subject()).isEqualTo(TestTokens.SUBJECT);
  }

  private void refuses(String token, String... words) {
    gives(token);
    host.fails("PS1646", words);
  }

  @Test
  void threeAlgorithmsAreGood() {
    accepts(TestTokens.signed(JWSAlgorithm.RS256, keys.rsa(), host.claims().build()));
    accepts(TestTokens.signed(JWSAlgorithm.PS256, keys.rsa(), host.claims().build()));
    accepts(TestTokens.signed(JWSAlgorithm.ES256, keys.ec(), host.claims().build()));
  }

  @Test
  void aTokenWithoutSignatureIsRefused() {
    refuses(new PlainJWT(host.claims().build()).serialize(), "it is not signed");
  }

  /** The attack in which a public key is taken for a shared secret. */
  @Test
  void aTokenSignedWithThePublicKeyAsSecretIsRefused() throws JOSEException {
    byte[] pem = ("-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.rsa().toPublicKey().getEncoded())
            + "\n-----END PUBLIC KEY-----\n")
        .getBytes(StandardCharsets.US_ASCII);
    for (byte[] secret : List.of(pem, keys.rsa().toPublicKey().getEncoded())) {
      refuses(
          TestTokens.signed(
              JWSAlgorithm.HS256, "rsa", new MACSigner(secret), host.claims().build()),
          "another algorithm than RS256, PS256 and ES256");
    }
  }

  @Test
  void anAlgorithmThatIsNotInTheListIsRefused() {
    refuses(
        TestTokens.signed(JWSAlgorithm.RS512, keys.rsa(), host.claims().build()),
        "another algorithm");
  }

  @Test
  void anotherKeyOfTheSameNameIsRefused() {
    RSAKey rsa = TestTokens.rsa("rsa", 2048);
    ECKey ec = TestTokens.ec("ec");
    refuses(TestTokens.signed(JWSAlgorithm.RS256, rsa, host.claims().build()), "its signature");
    refuses(TestTokens.signed(JWSAlgorithm.ES256, ec, host.claims().build()), "its signature");
  }

  @Test
  void aShortKeyIsRefusedAlthoughItIsTheProviders() {
    RSAKey weak = TestTokens.rsa("weak", 1024);
    host.provider.say(SmallProvider.KEYS, TestTokens.shown(weak, keys.ec()));

    refuses(TestTokens.signed(JWSAlgorithm.RS256, weak, host.claims().build()), "its signature");
  }

  @Test
  void aTamperedTokenIsRefused() {
    String[] parts = host.token(host.claims().build()).split("\\.", -1);
    String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String other = payload.replace("AAAA1", "BBBB1");
    assertThat(other).isNotEqualTo(payload);
    String forged = Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(other.getBytes(StandardCharsets.UTF_8));

    refuses(parts[0] + "." + forged + "." + parts[2], "its signature is not by the provider's key");
  }

  @Test
  void whatIsNoTokenIsRefused() {
    for (String text :
        List.of("x", "a.b.c", "eyJhbGciOiJSUzI1NiJ9..", "eyJhbGciOiJSUzI1NiJ9.e30.")) {
      refuses(text, "the ID token is not accepted: ");
    }
  }

  /** Keys change: the new one is fetched when a token comes that it has signed. */
  @Test
  void aNewKeyIsFetchedOnce() {
    RSAKey fresh = TestTokens.rsa("fresh", 2048);
    host.provider.say(
        SmallProvider.KEYS, TestTokens.shown(keys.rsa()), TestTokens.shown(keys.rsa(), fresh));

    accepts(TestTokens.signed(JWSAlgorithm.RS256, fresh, host.claims().build()));

    assertThat(host.provider.heard(SmallProvider.KEYS)).hasSize(2);
  }

  @Test
  void aKeyThatNeverComesIsNotAskedForAThirdTime() {
    JWK unknown = TestTokens.rsa("unknown", 2048);

    refuses(TestTokens.signed(JWSAlgorithm.RS256, unknown, host.claims().build()), "its signature");

    assertThat(host.provider.heard(SmallProvider.KEYS)).hasSize(2);
  }

  /** Tokens with a good signature that say something wrong, and the words in which they are refused. */
  enum Wrong {
    ISSUER("another issuer", claims -> claims.issuer("https://id.example.org")),
    NO_ISSUER("another issuer", claims -> claims.issuer(null)),
    AUDIENCE("another client (aud)", claims -> claims.audience("someone-else")),
    NO_AUDIENCE("another client (aud)", claims -> claims.audience((String) null)),
    AUDIENCES_WITHOUT_PARTY(
        "another client (azp)", claims -> claims.audience(List.of(TestTokens.CLIENT, "b"))),
    PARTY("another client (azp)", claims -> claims.claim("azp", "someone-else")),
    EXPIRED("it has expired", claims -> claims.expirationTime(at(-60))),
    NO_END("it has no end (exp)", claims -> claims.expirationTime(null)),
    FROM_THE_FUTURE("made in the future (iat)", claims -> claims.issueTime(at(66))),
    NO_BEGINNING("when it was made (iat)", claims -> claims.issueTime(null)),
    NOT_YET("not valid yet (nbf)", claims -> claims.notBeforeTime(at(66))),
    NO_SUBJECT("whom it is about (sub)", claims -> claims.subject(null)),
    EMPTY_SUBJECT("whom it is about (sub)", claims -> claims.subject("")),
    ODD_SUBJECT("whom it is about (sub)", claims -> claims.subject("a\nb")),
    NONCE("another request (nonce)", claims -> claims.claim("nonce", "0123456789"));

    private final String words;
    /** A function without state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final UnaryOperator<JWTClaimsSet.Builder> change;

    Wrong(String words, UnaryOperator<JWTClaimsSet.Builder> change) {
      this.words = words;
      this.change = change;
    }
  }

  /** By the clock of the import when it looks at the token, which is after a pause of 5 s. */
  private static Date at(int seconds) {
    Instant start = new TestTime().now();
    return Date.from(start.plusSeconds(5 + seconds));
  }

  @ParameterizedTest
  @EnumSource
  void aTokenThatSaysSomethingElseIsRefused(Wrong wrong) {
    refuses(host.token(wrong.change.apply(host.claims()).build()), wrong.words);
  }

  @Test
  void clocksMayDifferByAMinute() {
    accepts(host.token(host.claims().expirationTime(at(-59)).build()));
    stop();
    startAgain();
    accepts(host.token(host.claims().issueTime(at(60)).notBeforeTime(at(60)).build()));
  }

  private void startAgain() {
    try {
      start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void oneOfSeveralClientsIsGoodWhenTheTokenWasGivenToIt() {
    accepts(host.token(host.claims()
        .audience(List.of("other", TestTokens.CLIENT))
        .claim("azp", TestTokens.CLIENT)
        .build()));
  }
}
