package dev.podspawn.core.config;

import dev.podspawn.core.name.ProjectName;
import java.nio.file.Path;
import java.util.Optional;

/** A project as {@code projects.yaml} has it; of all but {@code allowed} nothing is made yet. */
public record ProjectEntry(
    ProjectName name,
    Optional<String> repo,
    Optional<Path> localPath,
    Optional<String> podfileHash,
    Optional<String> imageTag,
    Optional<SessionMode> mode,
    Admitted allowed) {

  static ProjectEntry of(ProjectName name, Values values) {
    return new ProjectEntry(
        name,
        values.get(ProjectSchema.REPO),
        values.get(ProjectSchema.LOCAL_PATH),
        values.get(ProjectSchema.PODFILE_HASH),
        values.get(ProjectSchema.IMAGE_TAG),
        values.get(ProjectSchema.MODE),
        values.get(ProjectSchema.ALLOW));
  }
}
