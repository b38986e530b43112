package dev.podspawn.core.config;

import java.util.Optional;

/** One of a few words. */
final class WordType<T extends Word> extends ScalarType<T> {
  private final T[] choices;

  WordType(T[] choices) {
    this.choices = choices.clone();
  }

  @Override
  Optional<T> parse(String text) {
    for (T choice : choices) {
      if (choice.word().equals(text)) {
        return Optional.of(choice);
      }
    }
    return Optional.empty();
  }

  @Override
  String expected() {
    StringBuilder text = new StringBuilder("one of ");
    for (int i = 0; i < choices.length; i++) {
      text.append(i == 0 ? "" : ", ").append(choices[i].word());
    }
    return text.toString();
  }
}
