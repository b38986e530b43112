package dev.podspawn.core.config;

import dev.podspawn.core.client.PodName;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.util.ArrayList;
import java.util.List;

/**
 * A key of the client's configuration, as a person names it: {@code servers.default}, {@code
 * servers.mappings.work.pod}, {@code servers.mappings.work.pod.jump}; {@code work.pod} and {@code default} for short.
 *
 * @param path the keys of the file, from the top down
 */
record ClientKey(List<String> path) {
  private static final String MAPPINGS = "servers.mappings.";
  private static final String SUFFIX = ".pod";
  private static final int NAME_ONLY = 3;

  ClientKey {
    path = List.copyOf(path);
  }

  /**
   * Reads a name.
   *
   * @throws PodspawnException CLIENT_KEY_UNKNOWN
   */
  static ClientKey parse(String text) {
    if (text.equals("default") || text.equals("servers.default")) {
      return new ClientKey(List.of("servers", "default"));
    }
    String name = text.startsWith(MAPPINGS) ? text.substring(MAPPINGS.length()) : text;
    int end = name.endsWith(SUFFIX) ? name.length() : name.lastIndexOf(SUFFIX + ".") + 4;
    String field = end < name.length() && end > 3 ? name.substring(end + 1) : "";
    boolean known = field.isEmpty() || isField(field);
    if (end <= SUFFIX.length()
        || !known
        || PodName.parse(name.substring(0, end)).isEmpty()) {
      throw unknown(text);
    }
    List<String> path = new ArrayList<>(List.of("servers", "mappings"));
    path.add(PodName.parse(name.substring(0, end)).get().text());
    if (!field.isEmpty()) {
      path.add(field);
    }
    return new ClientKey(path);
  }

  private static boolean isField(String word) {
    for (Key<?> key : MappingSchema.KEYS) {
      if (key.path().equals(word)) {
        return true;
      }
    }
    return false;
  }

  private static PodspawnException unknown(String text) {
    return new PodspawnException(
        ErrorCode.CLIENT_KEY_UNKNOWN,
        new Message(
            "use " + Problems.shown(text) + " as a key",
            "it is none",
            "servers.default, servers.mappings.NAME.pod, or that with .host, .jump, .mode or"
                + " .project"),
        null);
  }

  /** Whether it is one of the long form's, below a name. */
  boolean isField() {
    return path.size() > NAME_ONLY;
  }

  String lastWord() {
    return path.get(path.size() - 1);
  }

  ClientKey parent() {
    return new ClientKey(path.subList(0, path.size() - 1));
  }

  ClientKey field(String name) {
    List<String> below = new ArrayList<>(path);
    below.add(name);
    return new ClientKey(below);
  }

  /** The full name, as {@link YamlLeaves} has it. */
  String place() {
    return String.join(".", path);
  }
}
