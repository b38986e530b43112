package dev.podspawn.core.podfile;

import dev.podspawn.core.config.Word;
import dev.podspawn.core.name.ProjectName;
import java.util.Optional;

/**
 * The project's code in the container.
 *
 * @param path where it is, absolute; empty for {@code /workspace/PROJECT}
 * @param mount how it gets there
 * @param branch that is checked out; empty for the project's own
 * @param depth how many commits are cloned; 0 for all
 * @param submodules whether they are cloned too
 */
public record Workspace(
    Optional<String> path,
    MountMode mount,
    Optional<String> branch,
    int depth,
    boolean submodules) {

  /** Where the code of a project is in its containers, not expanded yet ({@link Variables}). */
  public String directory(ProjectName project) {
    return path.orElse("/workspace/" + project.text());
  }

  /** How code gets into the container. */
  public enum MountMode implements Word {
    /** As {@link #COPY}: the server keeps no clone that could be mounted. */
    BIND("bind"),
    /** The container gets a clone of its own, which goes with it. */
    COPY("copy"),
    /** There is none. */
    NONE("none");

    private final String word;

    MountMode(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
