package dev.podspawn.core.session;

import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import java.util.Optional;

/** What many SSH connections share: one user's container, for one project or for none. */
public record Session(UserName user, Optional<ProjectName> project) {
  /** Legal in neither part, so that user {@code a} with project {@code b} is never user {@code a-b}. */
  private static final String SEPARATOR = ".";

  /** {@code alice} or {@code alice.backend}: unique on this installation, and a legal file name. */
  public String key() {
    return project.map(name -> user.text() + SEPARATOR + name.text()).orElse(user.text());
  }

  /** How people name it: {@code alice} or {@code alice@backend}. */
  public String address() {
    return project.map(name -> user.text() + "@" + name.text()).orElse(user.text());
  }

  /** What the container calls itself: a legal host name (RFC 1123), which an underscore is not. */
  public String hostname() {
    return project.map(ProjectName::text).orElse(user.text()).replace('_', '-');
  }
}
