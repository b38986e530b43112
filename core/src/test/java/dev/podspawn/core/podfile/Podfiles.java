package dev.podspawn.core.podfile;

import dev.podspawn.core.json.JsonException;

/** Podfiles for tests, from their canonical text. */
public final class Podfiles {
  private Podfiles() {}

  /** The Podfile of this text, in which {@code '} stands for {@code "}. */
  public static Podfile of(String text) {
    try {
      return CanonicalPodfile.read(text.replace('\'', '"'));
    } catch (JsonException e) {
      throw new AssertionError(text, e);
    }
  }
}
