package dev.podspawn.core.config;

/** One key of the configuration file. */
public final class Key<T> {
  private final String path;
  private final ValueType<T> type;
  private final String defaultText;
  private final boolean effective;

  private Key(String path, ValueType<T> type, String defaultText, boolean effective) {
    this.path = path;
    this.type = type;
    this.defaultText = defaultText;
    this.effective = effective;
  }

  /** A key that takes effect. */
  public static <T> Key<T> now(String path, ValueType<T> type, String defaultText) {
    return new Key<>(path, type, defaultText, true);
  }

  /** A key that is read and checked, and will take effect in a later version. */
  static <T> Key<T> later(String path, ValueType<T> type, String defaultText) {
    return new Key<>(path, type, defaultText, false);
  }

  /** Its full name: {@code section.name}, or {@code name} at the top. */
  public String path() {
    return path;
  }

  ValueType<T> type() {
    return type;
  }

  /** The default as one would write it into the file; empty for "not set". */
  String defaultText() {
    return defaultText;
  }

  boolean isEffective() {
    return effective;
  }

  T defaultValue() {
    return type.fromDefault(defaultText);
  }
}
