package dev.podspawn.core.podfile.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells what kind of project a directory has, by the files that its tools want. */
public final class ProjectKind {
  /** The first that is there counts: many a project of another kind has a package.json for its web pages. */
  private static final List<Mark> MARKS = List.of(
      new Mark("go.mod", "go"),
      new Mark("Cargo.toml", "rust"),
      new Mark("pom.xml", "java"),
      new Mark("build.gradle", "java"),
      new Mark("build.gradle.kts", "java"),
      new Mark("pyproject.toml", "python"),
      new Mark("requirements.txt", "python"),
      new Mark("setup.py", "python"),
      new Mark("package.json", "node"));

  private ProjectKind() {}

  /** A file and the template that it asks for. */
  private record Mark(String file, String template) {}

  /** The bundled template for it; {@code minimal} where no file tells. */
  public static String template(Path directory) {
    return MARKS.stream()
        .filter(mark -> Files.isRegularFile(directory.resolve(mark.file())))
        .map(Mark::template)
        .findFirst()
        .orElse("minimal");
  }
}
