package dev.podspawn.core.config;

import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.name.ProjectName;
import java.util.Optional;

/** The name of a project. */
final class ProjectNameType extends ScalarType<ProjectName> {
  @Override
  protected Optional<ProjectName> parse(String text) {
    try {
      return Optional.of(ProjectName.parse(text));
    } catch (PodspawnException e) {
      return Optional.empty();
    }
  }

  @Override
  protected String expected() {
    return "a project's name: a small letter and then up to 63 of a-z, 0-9, _ and -";
  }
}
