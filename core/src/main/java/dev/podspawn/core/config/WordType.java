package dev.podspawn.core.config;

import java.util.Optional;

/** One of a few words. */
public final class WordType<T extends Word> extends ScalarType<T> {
  private final T[] choices;

  /** One of these. */
  public WordType(T[] choices) {
    this.choices = choices.clone();
  }

  @Override
  protected Optional<T> parse(String text) {
    for (T choice : choices) {
      if (choice.word().equals(text)) {
        return Optional.of(choice);
      }
    }
    return Optional.empty();
  }

  @Override
  protected String expected() {
    StringBuilder text = new StringBuilder("one of ");
    for (int i = 0; i < choices.length; i++) {
      text.append(i == 0 ? "" : ", ").append(choices[i].word());
    }
    return text.toString();
  }
}
