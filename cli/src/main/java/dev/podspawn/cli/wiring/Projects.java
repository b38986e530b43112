package dev.podspawn.cli.wiring;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import dev.podspawn.core.project.HostGroups;
import dev.podspawn.core.project.ListedProjects;

/** Logins that ask for a project. Nothing of this is loaded by others. */
final class Projects {
  private Projects() {}

  /**
   * Why the login is refused although the project is there and for this user: none can be opened yet.
   *
   * @throws PodspawnException PROJECT_UNKNOWN, PROJECT_DENIED, CONFIG_INVALID, CONFIG_UNREADABLE
   */
  static PodspawnException refused(Config config, AdminLog log, UserName user, String asked) {
    ProjectName project = ProjectName.parse(asked);
    new ListedProjects(config.projectsFile(), new HostGroups(), log).require(user, project);
    return new PodspawnException(
        ErrorCode.PROJECT_UNAVAILABLE,
        new Message(
            "open the project " + project,
            "this version of podspawn cannot open projects yet",
            "logging in without a project"),
        null);
  }
}
