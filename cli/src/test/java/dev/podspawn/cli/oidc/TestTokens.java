package dev.podspawn.cli.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSSignerOption;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys of the small provider, and tokens as it makes them. */
record TestTokens(RSAKey rsa, ECKey ec) {
  static final String CLIENT = "podspawn-host";
  static final String SUBJECT = "subject-1";
  static final List<String> LINES = List.of("ssh-ed25519 AAAA1 one", "ssh-ed25519 AAAA2 two");

  static TestTokens generate() {
    return new TestTokens(rsa("rsa", 2048), ec("ec"));
  }

  static RSAKey rsa(String id, int bits) {
    try {
      return new RSAKeyGenerator(bits, true).keyID(id).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  static ECKey ec(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** The public keys as the provider shows them. */
  static SmallProvider.Say shown(JWK... keys) {
    return SmallProvider.Say.of(200, new JWKSet(List.of(keys)).toString(true));
  }

  /** What a good token says. */
  static JWTClaimsSet.Builder claims(String issuer, Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .subject(SUBJECT)
        .audience(CLIENT)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("ssh_public_keys", LINES);
  }

  static String signed(JWSAlgorithm algorithm, JWK key, JWTClaimsSet claims) {
    try {
      // The library itself would not sign with a short key.
      Set<JWSSignerOption> anyLength = Set.of(AllowWeakRSAKey.getInstance());
      JWSSigner signer = key instanceof ECKey ec
          ? new ECDSASigner(ec)
          : new RSASSASigner(key.toRSAKey().toPrivateKey(), anyLength);
      return signed(algorithm, key.getKeyID(), signer, claims);
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  static String signed(
      JWSAlgorithm algorithm, String keyId, JWSSigner signer, JWTClaimsSet claims) {
    try {
      SignedJWT token =
          new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** The token endpoint's answer with a token. */
  static SmallProvider.Say granted(String idToken) {
    return SmallProvider.Say.json(
        Map.of("id_token", idToken, "access_token", "access-1", "token_type", "Bearer"));
  }
}
