package dev.podspawn.core.project;

import dev.podspawn.core.config.Admitted;
import dev.podspawn.core.config.Problem;
import dev.podspawn.core.config.ProjectEntry;
import dev.podspawn.core.config.ProjectsReader;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.name.ProjectName;
import dev.podspawn.core.name.UserName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes by {@code projects.yaml}, which is read at each question. Whoever is refused is told that the project is there:
 * one who may log in can guess names, and is better served by knowing what to ask for.
 */
public final class ListedProjects implements ProjectAccess {
  private final Path file;
  private final Groups groups;
  private final AdminLog log;

  /** Those of this file; {@code log} gets what is odd about it. */
  public ListedProjects(Path file, Groups groups, AdminLog log) {
    this.file = file;
    this.groups = groups;
    this.log = log;
  }

  @Override
  public ProjectEntry require(UserName user, ProjectName project) {
    ProjectsReader.Read read = ProjectsReader.read(file);
    for (Problem warning : read.warnings()) {
      log.warning(warning.sentence());
    }
    Optional<ProjectEntry> entry = Optional.ofNullable(read.projects().get(project));
    if (entry.isEmpty()) {
      throw unknown(project);
    }
    if (!admits(entry.get().allowed(), user)) {
      throw denied(user, project);
    }
    return entry.get();
  }

  /** The projects that this user may open, in the list's order. */
  public List<ProjectEntry> of(UserName user) {
    List<ProjectEntry> admitted = new ArrayList<>();
    for (ProjectEntry entry : ProjectsReader.read(file).projects().values()) {
      if (admits(entry.allowed(), user)) {
        admitted.add(entry);
      }
    }
    return admitted;
  }

  private boolean admits(Admitted allowed, UserName user) {
    if (!(allowed instanceof Admitted.Listed listed)) {
      return true;
    }
    // Names first: they cost nothing, while a group is looked up in the host's account database.
    for (Admitted.Who who : listed.who()) {
      if (who instanceof Admitted.User named && named.name().equals(user)) {
        return true;
      }
    }
    for (Admitted.Who who : listed.who()) {
      if (who instanceof Admitted.Group group && groups.isMember(user, group.name())) {
        return true;
      }
    }
    return false;
  }

  private static PodspawnException unknown(ProjectName project) {
    return new PodspawnException(
        ErrorCode.PROJECT_UNKNOWN,
        new Message(
            "find the project " + project,
            "this server has none of that name",
            "logging in without a project"),
        null);
  }

  private PodspawnException denied(UserName user, ProjectName project) {
    return new PodspawnException(
        ErrorCode.PROJECT_DENIED,
        new Message(
            "open the project " + project,
            "it is not for this account",
            "asking the admin of this machine to be let in"),
        new Message(
            "open the project " + project + " for " + user,
            "neither " + user + " nor a group of theirs is in its list of whom to allow",
            "adding one to " + project + ".allow in " + file),
        null);
  }
}
