package dev.podspawn.cli.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Set;

/**
 * Proves ID tokens (OpenID Connect Core 3.1.3.7): signed by the provider's own key, by one of three algorithms, and with
 * the claims that {@link IdTokenClaims} wants. EdDSA is not among them, for the library would bring Google's Tink.
 */
final class IdTokens {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

  private final Trouble trouble;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  IdTokens(ProviderKeys keys, IdTokenClaims claims, Trouble trouble) {
    this.trouble = trouble;
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWTClaimsSetVerifier(claims);
  }

  /**
   * What a token says, if it is proved.
   *
   * @throws dev.podspawn.core.error.PodspawnException OIDC_TOKEN_INVALID; OIDC_UNREACHABLE, OIDC_PROVIDER_UNFIT for the
   *     provider's keys
   */
  JWTClaimsSet prove(String token) {
    try {
      JWT parsed = JWTParser.parse(token);
      requireAllowed(parsed);
      return processor.process(parsed, null);
    } catch (ParseException e) {
      throw trouble.badToken("it is no JSON Web Token");
    } catch (BadJWTException e) {
      // Of a token whose signature is good; the library's words and ours, no claim of the token's.
      throw trouble.badToken(String.valueOf(e.getMessage()));
    } catch (BadJOSEException | JOSEException e) {
      throw trouble.badToken("its signature is not by the provider's key");
    }
  }

  private void requireAllowed(JWT token) {
    if (!(token instanceof SignedJWT signed)) {
      throw trouble.badToken("it is not signed");
    }
    if (!ALGORITHMS.contains(signed.getHeader().getAlgorithm())) {
      throw trouble.badToken("it is signed by another algorithm than RS256, PS256 and ES256");
    }
  }
}
