package dev.podspawn.core.name;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;

/**
 * A project: {@code ^[a-z][a-z0-9_-]{0,63}$}.
 *
 * @param text the name
 */
public record ProjectName(String text) {
  private static final int MAX_LENGTH = 64;

  public ProjectName {
    if (!NameRule.accepts(text, MAX_LENGTH)) {
      throw new PodspawnException(
          ErrorCode.PROJECT_UNKNOWN,
          new Message(
              "find the project " + NameRule.shown(text),
              "a project's name is a small letter and then up to 63 of a-z, 0-9, _ and -",
              "the name as the admin of this machine spells it"),
          null);
    }
  }

  /**
   * Reads a name from outside.
   *
   * @throws PodspawnException PROJECT_UNKNOWN, for no project can have such a name
   */
  public static ProjectName parse(String text) {
    return new ProjectName(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
