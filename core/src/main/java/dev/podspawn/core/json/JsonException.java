package dev.podspawn.core.json;

/** A text that is not JSON, or more of it than is read. */
public final class JsonException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why it is not. */
  public JsonException(String message) {
    super(message);
  }
}
