package dev.podspawn.cli.oidc;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import org.jspecify.annotations.Nullable;

/**
 * Words what goes wrong with one provider. No token, no code and no secret is ever part of a sentence; what a parser
 * said of a token is left out, for it may quote it.
 */
record Trouble(Issuer issuer) {

  /** The network, TLS, or a status that nobody expects. */
  PodspawnException unreachable(String reason, @Nullable Throwable cause) {
    return failed(
        ErrorCode.OIDC_UNREACHABLE,
        reason,
        "the issuer's address, the network, or --ca-file for a private certificate authority",
        cause);
  }

  /** An answer that OpenID Connect or RFC 8628 does not have, or a provider without what is needed. */
  PodspawnException unfit(String reason) {
    return failed(
        ErrorCode.OIDC_PROVIDER_UNFIT,
        reason,
        "asking the provider's admin, or the issuer exactly as its tokens write it",
        null);
  }

  /** The provider does not take us for the client we say we are, or not for this. */
  PodspawnException clientRefused(String reason) {
    return failed(
        ErrorCode.OIDC_CLIENT_REFUSED,
        reason,
        "a client that may use the device authorization grant, with its secret where it has one",
        null);
  }

  /** The person said no. */
  PodspawnException denied() {
    return failed(
        ErrorCode.OIDC_DENIED,
        "the request was denied at the provider",
        "again, and approving it",
        null);
  }

  /** Nobody approved in time. */
  PodspawnException expired() {
    return failed(
        ErrorCode.OIDC_EXPIRED,
        "the code expired before anybody approved the request",
        "again, and entering the new code in time",
        null);
  }

  /** The ID token does not prove anything. */
  PodspawnException badToken(String reason) {
    return failed(
        ErrorCode.OIDC_TOKEN_INVALID,
        "the ID token is not accepted: " + reason,
        "again; if it stays so, the provider's settings and this machine's clock",
        null);
  }

  /** The person has no keys there. */
  PodspawnException noKeys(String reason) {
    return failed(
        ErrorCode.OIDC_NO_KEYS,
        reason,
        "--oidc-claim with the claim that holds the keys, --oidc-scope with the scope that shows it,"
            + " or adding keys at the provider",
        null);
  }

  /** Somebody else approved than the one whose keys these were. */
  PodspawnException otherIdentity() {
    return failed(
        ErrorCode.OIDC_IDENTITY_CHANGED,
        "another person approved the request than the one recorded for this user",
        "again as that person, or removing the user and adding it anew",
        null);
  }

  /** Nobody is there who could approve. */
  PodspawnException personNeeded() {
    return failed(
        ErrorCode.OIDC_PERSON_NEEDED,
        "a person must approve it, and no terminal is here",
        "'podspawn keys refresh USER' at a terminal",
        null);
  }

  private PodspawnException failed(
      ErrorCode code, String reason, String advice, @Nullable Throwable cause) {
    return new PodspawnException(
        code, new Message("import keys from " + issuer, reason, advice), cause);
  }
}
