package dev.podspawn.cli.oidc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The claims that may hold keys, in the order in which they are tried.
 *
 * @param names of claims at the top level of a token or of userinfo
 */
record KeyClaims(List<String> names) {
  /**
   * Keys that were found.
   *
   * @param claim where
   * @param lines without blank ones, as the provider has them: nobody has looked at them yet
   */
  record Found(String claim, List<String> lines) {}

  /**
   * Reads the first of the claims that is there and holds anything: a text, perhaps of several lines, or a list of such.
   *
   * @throws dev.podspawn.core.error.PodspawnException OIDC_PROVIDER_UNFIT, it is there and holds something else
   */
  Optional<Found> in(Map<String, Object> claims, Trouble trouble) {
    for (String name : names) {
      List<String> lines = lines(name, claims.get(name), trouble);
      if (!lines.isEmpty()) {
        return Optional.of(new Found(name, lines));
      }
    }
    return Optional.empty();
  }

  private static List<String> lines(String name, @Nullable Object value, Trouble trouble) {
    List<String> lines = new ArrayList<>();
    for (Object text : value instanceof List<?> list ? list : nullable(value)) {
      if (!(text instanceof String string)) {
        throw trouble.unfit("the claim " + name + " is neither a text nor a list of texts");
      }
      string.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
    }
    return lines;
  }

  private static List<Object> nullable(@Nullable Object value) {
    return value == null ? List.of() : List.of(value);
  }
}
