package dev.podspawn.core.config;

import java.util.Collection;
import java.util.Optional;

/** Finds what somebody who misspelt a word may have meant. */
public final class Spelling {
  private static final int MAX_DISTANCE = 2;
  private static final int MAX_LENGTH = 40;

  private Spelling() {}

  /** The candidate that differs least from a word, if it differs by no more than two letters. */
  public static Optional<String> closest(String word, Collection<String> candidates) {
    Optional<String> best = Optional.empty();
    int bestDistance = Math.min(MAX_DISTANCE, word.length() - 1) + 1;
    for (String candidate : candidates) {
      int distance = word.length() > MAX_LENGTH ? bestDistance : distance(word, candidate);
      if (distance < bestDistance) {
        best = Optional.of(candidate);
        bestDistance = distance;
      }
    }
    return best;
  }

  /** Levenshtein's: how many letters must be put in, taken out or changed. */
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int putInOrTakeOut = Math.min(previous[j], current[j - 1]) + 1;
        current[j] = Math.min(putInOrTakeOut, previous[j - 1] + change);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
