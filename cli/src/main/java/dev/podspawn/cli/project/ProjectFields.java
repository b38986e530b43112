package dev.podspawn.cli.project;

import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Row;
import dev.podspawn.core.config.Admitted;
import dev.podspawn.core.config.ProjectEntry;
import dev.podspawn.core.config.SessionMode;
import dev.podspawn.core.name.PodfileDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code list-projects} tells; docs/projects.md explains each. */
public final class ProjectFields {
  public static final String PROJECT = "project";
  public static final String REPO = "repo";
  public static final String BRANCH = "branch";
  public static final String ALLOW = "allow";
  public static final String MODE = "mode";
  public static final String PODFILE = "podfile";
  public static final String IMAGE = "image";

  /** In the order in which they are printed. */
  public static final List<Field> ALL = List.of(
      Field.text(PROJECT),
      Field.text(REPO),
      Field.text(BRANCH),
      Field.text(ALLOW),
      Field.text(MODE),
      Field.text(PODFILE),
      Field.text(IMAGE));

  private ProjectFields() {}

  /** A row of a project; of its Podfile nothing where this server has not read it. */
  public static Row row(ProjectEntry entry, boolean published) {
    Optional<PodfileDigest> digest =
        published ? entry.podfileHash().flatMap(PodfileDigest::parse) : Optional.empty();
    return new Row(ALL)
        .set(PROJECT, entry.name().text())
        .set(REPO, entry.repo())
        .set(BRANCH, entry.branch())
        .set(ALLOW, allow(entry.allowed()))
        .set(MODE, entry.mode().map(SessionMode::word))
        .set(PODFILE, digest.map(PodfileDigest::text))
        .set(IMAGE, published ? entry.imageTag() : Optional.empty());
  }

  /** Users and groups with blanks between; nothing for everybody. */
  private static Optional<String> allow(Admitted allowed) {
    if (!(allowed instanceof Admitted.Listed listed)) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    for (Admitted.Who who : listed.who()) {
      words.add(
          who instanceof Admitted.Group group
              ? "@" + group.name()
              : ((Admitted.User) who).name().text());
    }
    return Optional.of(String.join(" ", words));
  }
}
