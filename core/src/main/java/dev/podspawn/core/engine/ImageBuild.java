package dev.podspawn.core.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An image to build upon another: shell scripts, one layer each, run as root in it. Nothing of the host goes into it. The
 * user, the directory and the variables that the base starts programs with stay as they are.
 *
 * @param tag the reference that the image gets once all of it is built
 * @param base reference of the image that it begins with, which the engine has
 * @param labels of the image, and of whatever is left of a build that fails
 * @param scripts for {@code /bin/sh}, in their order
 */
public record ImageBuild(
    String tag, String base, Map<String, String> labels, List<String> scripts) {
  private static final String HEX = "0123456789abcdef";

  public ImageBuild {
    labels = Map.copyOf(labels);
    scripts = List.copyOf(scripts);
  }

  /**
   * It as a Containerfile(5), which Docker's builder reads too. What is not ours to write is quoted as JSON, in which
   * neither builder expands anything.
   *
   * @param user whom the base starts programs as; empty for root
   */
  public String containerfile(String user) {
    StringBuilder text = new StringBuilder("FROM ").append(plain(base)).append('\n');
    new TreeMap<>(labels)
        .forEach((name, value) -> text.append("LABEL ")
            .append(plain(name))
            .append("=\"")
            .append(plain(value))
            .append("\"\n"));
    text.append("USER 0:0\n");
    for (String script : scripts) {
      text.append("RUN [\"/bin/sh\", \"-c\", \"").append(json(script)).append("\"]\n");
    }
    return user.isEmpty()
        ? text.toString()
        : text.append("USER ").append(plain(user)).append('\n').toString();
  }

  /** A word that needs no quotes anywhere. */
  private static String plain(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric && (i == 0 || "./:@_-".indexOf(c) < 0)) {
        throw new IllegalArgumentException("not a plain word: '" + word + "'");
      }
    }
    if (word.isEmpty()) {
      throw new IllegalArgumentException("not a plain word: ''");
    }
    return word;
  }

  /** A JSON string's inside, with nothing in it but printable ASCII, and no '<', which begins a here-document for some. */
  private static String json(String script) {
    StringBuilder text = new StringBuilder(script.length() + 16);
    for (int i = 0; i < script.length(); i++) {
      char c = script.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || c > '~' || c == '<') {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          text.append(HEX.charAt(c >> shift & 15));
        }
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
