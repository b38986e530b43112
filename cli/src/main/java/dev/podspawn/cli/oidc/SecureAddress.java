package dev.podspawn.cli.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses that podspawn calls or shows: https, printable ASCII, with a host, without a user and a fragment. */
final class SecureAddress {
  private static final int MOST_CHARS = 2048;

  private SecureAddress() {}

  /** The address, if it is such a one. */
  static Optional<URI> parse(String text) {
    if (text.length() > MOST_CHARS || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text);
      boolean fit = "https".equalsIgnoreCase(uri.getScheme())
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null;
      return fit ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
