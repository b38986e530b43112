package dev.podspawn.cli.oidc;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an ID token must say (OpenID Connect Core 2 and 3.1.3.7): this issuer, for this client, about somebody, valid
 * now. The clocks may differ by a minute.
 *
 * @param nonce what was sent along; a token that has another was made for somebody else's request. RFC 8628 knows of no
 *     nonce, so a token may be without
 */
record IdTokenClaims(Issuer issuer, String clientId, String nonce, Waiting clock)
    implements JWTClaimsSetVerifier<SecurityContext> {
  private static final Duration LEEWAY = Duration.ofMinutes(1);
  private static final int MOST_SUBJECT_CHARS = 255;

  @Override
  public void verify(JWTClaimsSet claims, @Nullable SecurityContext context)
      throws BadJWTException {
    require(issuer.text().equals(claims.getIssuer()), "it is another issuer's");
    audience(claims);
    times(claims);
    subject(claims.getSubject());
    Object given = claims.getClaim("nonce");
    require(given == null || nonce.equals(given), "it was made for another request (nonce)");
  }

  private void audience(JWTClaimsSet claims) throws BadJWTException {
    List<String> audience = claims.getAudience();
    require(audience.contains(clientId), "it is meant for another client (aud)");
    Object authorized = claims.getClaim("azp");
    require(
        authorized == null ? audience.size() == 1 : clientId.equals(authorized),
        "it was given to another client (azp)");
  }

  private void times(JWTClaimsSet claims) throws BadJWTException {
    Instant now = clock.now();
    Date expires = claims.getExpirationTime();
    require(expires != null, "it has no end (exp)");
    require(expires != null && now.isBefore(expires.toInstant().plus(LEEWAY)), "it has expired");
    require(claims.getIssueTime() != null, "it does not say when it was made (iat)");
    require(hasBegun(claims.getIssueTime(), now), "it was made in the future (iat)");
    require(hasBegun(claims.getNotBeforeTime(), now), "it is not valid yet (nbf)");
  }

  private static boolean hasBegun(@Nullable Date date, Instant now) {
    return date == null || !now.plus(LEEWAY).isBefore(date.toInstant());
  }

  private static void subject(@Nullable String subject) throws BadJWTException {
    require(
        subject != null
            && !subject.isEmpty()
            && subject.length() <= MOST_SUBJECT_CHARS
            && subject.chars().allMatch(c -> c >= ' ' && c < 0x7f),
        "it does not say whom it is about (sub)");
  }

  private static void require(boolean holds, String otherwise) throws BadJWTException {
    if (!holds) {
      throw new BadJWTException(otherwise);
    }
  }
}
