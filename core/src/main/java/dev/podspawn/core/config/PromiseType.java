package dev.podspawn.core.config;

import dev.podspawn.core.box.Promise;
import java.util.Optional;

/** Something asked for containers that may be missing. */
final class PromiseType extends ScalarType<Promise> {
  @Override
  protected Optional<Promise> parse(String text) {
    return Promise.waivable(text);
  }

  @Override
  protected String expected() {
    StringBuilder text = new StringBuilder("one of ");
    for (Promise promise : Promise.values()) {
      if (promise.isWaivable()) {
        text.append(promise == Promise.MEMORY ? "" : ", ").append(promise.word());
      }
    }
    return text.toString();
  }
}
