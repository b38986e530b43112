package dev.podspawn.cli.oidc;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.net.URI;

/**
 * Who vouches for a person: the address of an OpenID Connect provider, as its tokens write it (OpenID Connect Core 2,
 * "iss").
 *
 * @param text {@code https://host[:port][/path]}, compared character by character
 */
public record Issuer(String text) {

  /**
   * Takes an address from the command line or from a recorded source.
   *
   * @throws PodspawnException USAGE, for it is no https address, or has a query, a fragment or a user's name in it
   */
  public static Issuer parse(String text) {
    if (SecureAddress.parse(text).filter(uri -> uri.getRawQuery() == null).isEmpty()) {
      throw new PodspawnException(
          ErrorCode.USAGE,
          new Message(
              "understand the issuer",
              "it is not an address such as https://id.example.org/realms/staff",
              "the provider's issuer, as its tokens write it"),
          null);
    }
    return new Issuer(text);
  }

  /** Where the provider describes itself (OpenID Connect Discovery 4). */
  URI description() {
    String base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return URI.create(base + "/.well-known/openid-configuration");
  }

  @Override
  public String toString() {
    return text;
  }
}
