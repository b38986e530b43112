package dev.podspawn.cli.keys;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** What may go into a request: nothing that leads elsewhere than it says. */
final class WebNames {
  /** GitHub: letters, digits and single hyphens inside, up to 39; names of enterprises end in {@code _code}. */
  private static final Pattern GITHUB =
      Pattern.compile("[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}(?:_[A-Za-z0-9]{1,10})?");

  /** GitLab: letters, digits, {@code _ - .}; no dot at the beginning, none at the end, and no {@code ..}. */
  private static final Pattern GITLAB =
      Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_-]|\\.(?![.]|$)){0,254}");

  private static final Pattern PLAIN = Pattern.compile("[!-~]{1,2000}");

  private WebNames() {}

  static boolean isName(WebSource.Site site, String name) {
    return (site == WebSource.Site.GITHUB ? GITHUB : GITLAB).matcher(name).matches();
  }

  static boolean isAddress(String address) {
    if (!PLAIN.matcher(address).matches()) {
      return false;
    }
    try {
      URI uri = new URI(address);
      return "https".equalsIgnoreCase(uri.getScheme())
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
