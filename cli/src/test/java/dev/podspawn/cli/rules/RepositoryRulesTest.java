package dev.podspawn.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for the files of the repository. */
class RepositoryRulesTest {
  private static final int MOST_LINES = 250;
  private static final List<String> TOP_LEVEL = List.of(
      ".ci",
      ".git",
      ".gitignore",
      ".mvn",
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "cli",
      "contrib",
      "core",
      "docs",
      "podman-api",
      "pom.xml",
      "pty",
      "test-fixtures");

  /** What builds and tools leave there; Git ignores it. */
  private static final List<String> LEFT_BY_TOOLS = List.of("target", ".idea", ".vscode");

  private static List<Path> javaFiles() {
    return Repository.files().stream()
        .filter(file -> file.toString().endsWith(".java"))
        .toList();
  }

  private static String shown(Path file) {
    return Repository.root().relativize(file).toString();
  }

  @Test
  void noFileIsLongerThanAScreenOrThree() {
    List<String> tooLong = new ArrayList<>();
    for (Path file : javaFiles()) {
      long lines = Repository.read(file).lines().count();
      if (lines > MOST_LINES) {
        tooLong.add(shown(file) + ": " + lines);
      }
    }
    assertThat(javaFiles()).hasSizeGreaterThan(50);
    assertThat(tooLong).as("files of more than %d lines", MOST_LINES).isEmpty();
  }

  @Test
  void thereIsNoKotlin() {
    assertThat(Repository.files())
        .noneMatch(file -> file.toString().endsWith(".kt") || file.toString().endsWith(".kts"));
  }

  /** In its module, a package is described once: beside its delivered code, or beside its tests. */
  @Test
  void everyPackageSaysWhatItIsFor() {
    Map<String, String> packages = new TreeMap<>();
    for (Path file : javaFiles()) {
      String name = shown(file);
      int source = name.indexOf("/src/");
      String module = name.substring(0, source);
      Path java =
          Path.of(name.substring(name.indexOf("/java/") + "/java/".length())).getParent();
      String key = module + ": " + java;
      packages.merge(
          key, packageInfo(file), (one, other) -> one.length() > other.length() ? one : other);
    }
    assertThat(packages)
        .allSatisfy(
            (name, info) -> assertThat(info).as(name).contains("@NullMarked\npackage ", "/**"));
  }

  private static String packageInfo(Path file) {
    Path info = file.resolveSibling("package-info.java");
    return Files.exists(info) ? Repository.read(info) : "";
  }

  @Test
  void theTopLevelHoldsOnlyWhatItNeeds() throws IOException {
    try (Stream<Path> entries = Files.list(Repository.root())) {
      assertThat(entries.map(entry -> entry.getFileName().toString()))
          .filteredOn(name -> !LEFT_BY_TOOLS.contains(name))
          .isSubsetOf(TOP_LEVEL);
    }
  }
}
