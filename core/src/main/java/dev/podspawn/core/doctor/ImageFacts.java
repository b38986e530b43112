package dev.podspawn.core.doctor;

import java.util.Map;

/**
 * What was found of an image by trying it.
 *
 * @param image its name
 * @param values what the probe printed: a value for each of some words; missing for what it could not tell
 */
public record ImageFacts(String image, Map<String, String> values) {
  public ImageFacts {
    values = Map.copyOf(values);
  }

  /** The value; an empty text when there is none. */
  public String value(String word) {
    return values.getOrDefault(word, "");
  }

  /** Whether the value is {@code yes}. */
  public boolean has(String word) {
    return value(word).equals("yes");
  }
}
