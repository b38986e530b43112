package dev.podspawn.core.project;

import dev.podspawn.core.config.ProjectEntry;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;

/** Decides who may open which project. Nothing of a project is touched before this has been asked. */
@FunctionalInterface
public interface ProjectAccess {

  /**
   * The project, which this user may open.
   *
   * @throws dev.podspawn.core.error.PodspawnException PROJECT_UNKNOWN: there is none of that name; PROJECT_DENIED: it is not
   *     for this user; CONFIG_INVALID, CONFIG_UNREADABLE: the list of projects does not count
   */
  ProjectEntry require(UserName user, ProjectName project);
}
