package dev.podspawn.cli.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object of a provider's.
 *
 * @param members as the JOSE library reads them: text, numbers, lists, maps
 */
record Json(Map<String, Object> members) {

  /** Reads an object; nothing when the text is anything else. */
  static Optional<Json> parse(String text) {
    try {
      return Optional.of(new Json(JSONObjectUtils.parse(text)));
    } catch (ParseException e) {
      // Its words may quote the text, which may be a token.
      return Optional.empty();
    }
  }

  /** A member that is a text, and not an empty one. */
  Optional<String> text(String name) {
    return members.get(name) instanceof String text && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }

  /** A member that is a number, without its fraction. */
  Optional<Long> number(String name) {
    return members.get(name) instanceof Number number
        ? Optional.of(number.longValue())
        : Optional.empty();
  }

  /** The texts in a member that is a list; nothing when there is no such list. */
  Optional<List<String>> texts(String name) {
    return members.get(name) instanceof List<?> list
        ? Optional.of(list.stream()
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .toList())
        : Optional.empty();
  }
}
