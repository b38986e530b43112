package dev.podspawn.cli.client;

import dev.podspawn.core.client.PodName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command line of ssh's own (ssh(1)), of which only the destination is touched: a bare name becomes a {@code .pod}
 * name.
 */
public final class SshWords {
  /** The options that take a value, in OpenSSH 7 to 10. */
  private static final String WITH_VALUE = "BbcDEeFIiJLlmOoPpQRSWw";

  private static final String URI = "ssh://";

  private SshWords() {}

  /** The line for ssh. */
  public static List<String> completed(List<String> words) {
    Optional<Integer> at = destination(words);
    if (at.isEmpty()) {
      return words;
    }
    List<String> changed = new ArrayList<>(words);
    changed.set(at.get(), completed(words.get(at.get())));
    return changed;
  }

  /** Which word is the destination: the first that is neither an option nor the value of one. */
  static Optional<Integer> destination(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--")) {
        return i + 1 < words.size() ? Optional.of(i + 1) : Optional.empty();
      }
      if (!word.startsWith("-") || word.length() == 1) {
        return Optional.of(i);
      }
      i += takesNext(word) ? 1 : 0;
    }
    return Optional.empty();
  }

  /** Whether the value of the last letter's option is the next word: -vp 22, but not -p22. */
  private static boolean takesNext(String word) {
    for (int i = 1; i < word.length(); i++) {
      if (WITH_VALUE.indexOf(word.charAt(i)) >= 0) {
        return i + 1 == word.length();
      }
    }
    return false;
  }

  private static String completed(String destination) {
    String scheme = destination.startsWith(URI) ? URI : "";
    String rest = destination.substring(scheme.length());
    int at = rest.lastIndexOf('@') + 1;
    int colon = scheme.isEmpty() ? -1 : rest.indexOf(':', at);
    int end = colon < 0 ? rest.length() : colon;
    return scheme
        + rest.substring(0, at)
        + PodName.complete(rest.substring(at, end))
        + rest.substring(end);
  }
}
