package dev.podspawn.cli.oidc;

/** What an approved request gives. They are used at once and kept nowhere. */
record Tokens(String idToken, String accessToken) {
  @Override
  public String toString() {
    return "(tokens)";
  }
}
