package dev.podspawn.cli.oidc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * As whom podspawn speaks to the provider.
 *
 * @param secret empty for a public client, which most with the device grant are
 */
public record ClientCredentials(String id, Optional<ClientSecret> secret) {

  /** The value of the Authorization header (RFC 6749 2.3.1). */
  Optional<String> basic() {
    return secret.map(known -> {
      String pair = encoded(id) + ":" + encoded(known.reveal());
      return "Basic "
          + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    });
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
