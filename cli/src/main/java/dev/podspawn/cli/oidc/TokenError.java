package dev.podspawn.cli.oidc;

import dev.podspawn.core.error.PodspawnException;

/**
 * A refusal of the token endpoint or the device authorization endpoint (RFC 6749 5.2, RFC 8628 3.5).
 *
 * @param word the provider's {@code error}, a word of a-z and '_'
 */
record TokenError(String word) {
  private static final int MOST_CHARS = 64;

  /**
   * Reads an answer whose status is not 200.
   *
   * @throws PodspawnException OIDC_UNREACHABLE, it is no such refusal
   */
  static TokenError of(ProviderHttp.Answer answer, Trouble trouble) {
    return Json.parse(answer.body())
        .flatMap(json -> json.text("error"))
        .filter(TokenError::isWord)
        .map(TokenError::new)
        .orElseThrow(
            () -> trouble.unreachable("it answered with HTTP status " + answer.status(), null));
  }

  private static boolean isWord(String text) {
    return text.length() <= MOST_CHARS
        && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '_');
  }

  /** What it means for the import. */
  PodspawnException failure(Trouble trouble) {
    return switch (word) {
      case "access_denied" -> trouble.denied();
      case "expired_token" -> trouble.expired();
      case "invalid_client",
          "unauthorized_client",
          "invalid_scope",
          "invalid_request",
          "invalid_grant",
          "unsupported_grant_type" -> trouble.clientRefused("it refuses this client: " + word);
      default -> trouble.unfit("it answered with the error " + word);
    };
  }
}
