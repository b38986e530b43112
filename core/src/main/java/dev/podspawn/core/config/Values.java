package dev.podspawn.core.config;

import java.util.HashMap;
import java.util.Map;

/** The values that a file gives to keys. */
public final class Values {
  private final Map<Key<?>, Object> given = new HashMap<>();

  /** Keeps a value. */
  public <T> void put(Key<T> key, T value) {
    given.put(key, value);
  }

  /** The file's value, or the default. */
  @SuppressWarnings("unchecked") // put() lets only a T in for a Key<T>
  public <T> T get(Key<T> key) {
    Object value = given.get(key);
    return value == null ? key.defaultValue() : (T) value;
  }
}
