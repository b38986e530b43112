package dev.podspawn.core.config;

import dev.podspawn.core.name.ProjectName;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A project as {@code projects.yaml} has it.
 *
 * @param branch of its repository; empty for the remote's own
 * @param fetchAs the account that git runs as; empty for nobody
 * @param localPath of the predecessor's: nothing is made of it
 * @param podfileHash SHA-256 of the merged Podfile that its containers are made from; empty until it has been read
 * @param imageTag the image built for that; for people, who find it on their engines so
 * @param mode of its sessions; empty for what the Podfile says
 */
public record ProjectEntry(
    ProjectName name,
    Optional<String> repo,
    Optional<String> branch,
    Optional<String> fetchAs,
    Optional<Path> localPath,
    Optional<String> podfileHash,
    Optional<String> imageTag,
    Optional<SessionMode> mode,
    Admitted allowed) {

  static ProjectEntry of(ProjectName name, Values values) {
    return new ProjectEntry(
        name,
        values.get(ProjectSchema.REPO),
        values.get(ProjectSchema.BRANCH),
        values.get(ProjectSchema.FETCH_AS),
        values.get(ProjectSchema.LOCAL_PATH),
        values.get(ProjectSchema.PODFILE_HASH),
        values.get(ProjectSchema.IMAGE_TAG),
        values.get(ProjectSchema.MODE),
        values.get(ProjectSchema.ALLOW));
  }
}
