package dev.podspawn.cli.oidc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Parameters of a POST, as {@code application/x-www-form-urlencoded}. Immutable.
 *
 * @param encoded may hold secrets: for the wire only
 */
record Form(String encoded) {
  static final Form EMPTY = new Form("");

  /** The same with one more parameter. */
  Form with(String name, String value) {
    String pair = URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
    return new Form(encoded.isEmpty() ? pair : encoded + "&" + pair);
  }

  @Override
  public String toString() {
    return "(form)";
  }
}
