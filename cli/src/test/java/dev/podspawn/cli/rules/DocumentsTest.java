package dev.podspawn.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documents say about the repository is so. */
class DocumentsTest {
  private static final List<String> DOCUMENTS = List.of(
      "README.md",
      "CHANGELOG.md",
      "docs/architecture.md",
      "docs/concurrency.md",
      "docs/security.md",
      "docs/ssh-features.md");

  private static final Pattern THREAD_NAME = Pattern.compile("new Thread\\([^;]*?\"([a-z-]+)\"");

  @Test
  void theFilesTheyNameExist() {
    List<String> missing = new ArrayList<>();
    int found = 0;
    for (String document : DOCUMENTS) {
      for (String name : namedFiles(Repository.read(document))) {
        found++;
        if (!existsAnywhere(name, document)) {
          missing.add(document + " names " + name);
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(found).as("files named in the documents").isGreaterThan(5);
  }

  /** Targets of Markdown links, and paths of this repository in code spans. */
  private static List<String> namedFiles(String markdown) {
    List<String> names = new ArrayList<>();
    Matcher links = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)").matcher(markdown);
    while (links.find()) {
      names.add(links.group(1));
    }
    String modules = "(?:contrib|core|cli|pty|podman-api|test-fixtures|docs|\\.ci)";
    Matcher spans = Pattern.compile("`(" + modules + "/[\\w./-]+)").matcher(markdown);
    while (spans.find()) {
      names.add(spans.group(1));
    }
    return names;
  }

  private static boolean existsAnywhere(String name, String document) {
    // What the build makes is not there before it.
    return name.contains("target/")
        || Files.exists(Repository.root().resolve(name))
        || Files.exists(Repository.root().resolve(document).resolveSibling(name));
  }

  @Test
  void everyThreadAndEveryLockIsInTheDocumentAboutThem() {
    String document = Repository.read("docs/concurrency.md");
    List<String> names = new ArrayList<>();
    for (Path file : deliveredCode()) {
      String code = Repository.read(file);
      Matcher threads = THREAD_NAME.matcher(code);
      while (threads.find()) {
        names.add(threads.group(1));
      }
      if (code.contains("synchronized ")) {
        names.add(file.getFileName().toString().replace(".java", ""));
      }
    }
    assertThat(names).hasSizeGreaterThan(5);
    assertThat(names).allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
  }

  @Test
  void everyThreadHasAName() {
    for (Path file : deliveredCode()) {
      String code = Repository.read(file);
      long made = Pattern.compile("new Thread\\(").matcher(code).results().count();
      assertThat(THREAD_NAME.matcher(code).results().count())
          .as(file.toString())
          .isEqualTo(made);
    }
  }

  private static List<Path> deliveredCode() {
    return Repository.files().stream()
        .filter(file -> file.toString().contains("/src/main/java/"))
        .filter(file -> file.toString().endsWith(".java"))
        .filter(file -> !file.toString().contains("/test-fixtures/"))
        .toList();
  }
}
