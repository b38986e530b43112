package dev.podspawn.core.name;

import dev.podspawn.core.error.PodspawnException;
import java.util.Optional;

/**
 * Who an account's logins are: {@code alice} is the user of that name, {@code alice.backend} the user alice in the project
 * backend. In neither part a '.' is legal.
 *
 * @param project empty for whatever the login asks for
 */
public record LoginName(UserName user, Optional<ProjectName> project) {

  /**
   * Reads an account's name.
   *
   * @throws PodspawnException USER_NAME_INVALID
   */
  public static LoginName parse(String text) {
    int dot = text.indexOf('.');
    Optional<ProjectName> project = dot < 0 ? Optional.empty() : project(text.substring(dot + 1));
    return project.isPresent()
        ? new LoginName(UserName.parse(text.substring(0, dot)), project)
        : new LoginName(UserName.parse(text), Optional.empty());
  }

  private static Optional<ProjectName> project(String text) {
    try {
      return Optional.of(ProjectName.parse(text));
    } catch (PodspawnException e) {
      return Optional.empty(); // then the whole is no name either
    }
  }

  /** The account's name. */
  public String text() {
    return project.map(name -> user.text() + "." + name.text()).orElse(user.text());
  }

  @Override
  public String toString() {
    return text();
  }
}
