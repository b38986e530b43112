package dev.podspawn.core.podfile;

import dev.podspawn.core.config.Problem;
import java.nio.file.Path;
import java.util.List;

/** Where a project's Podfile comes from. */
@FunctionalInterface
public interface PodfileSource {

  /**
   * The Podfile of a checkout: {@code .podspawn/podfile.yaml}, {@code podfile.yaml}, else
   * {@code .devcontainer/devcontainer.json} or {@code .devcontainer.json}, with all that it extends.
   *
   * @throws dev.podspawn.core.error.PodspawnException PODFILE_MISSING: there is none; PODFILE_INVALID: it, or what it extends,
   *     has mistakes; PODFILE_UNREADABLE: one of them cannot be read
   */
  Loaded load(Path checkout);

  /**
   * A Podfile that was read.
   *
   * @param file where it begins
   * @param warnings what is odd about it and what it extends
   */
  record Loaded(Podfile podfile, Path file, List<Problem> warnings) {
    public Loaded {
      warnings = List.copyOf(warnings);
    }
  }
}
