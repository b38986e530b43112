package dev.podspawn.core.name;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;

/**
 * A container user: {@code ^[a-z][a-z0-9_-]{0,31}$}. Safe as one component of a path and as one word of a shell.
 *
 * @param text the name
 */
public record UserName(String text) {
  private static final int MAX_LENGTH = 32;

  public UserName {
    if (!NameRule.accepts(text, MAX_LENGTH)) {
      throw new PodspawnException(
          ErrorCode.USER_NAME_INVALID,
          new Message(
              "use " + NameRule.shown(text) + " as a user name",
              "a user name is a small letter and then up to 31 of a-z, 0-9, _ and -",
              "another name"),
          null);
    }
  }

  /**
   * Reads a name from outside.
   *
   * @throws PodspawnException USER_NAME_INVALID; its text is safe to show
   */
  public static UserName parse(String text) {
    return new UserName(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
