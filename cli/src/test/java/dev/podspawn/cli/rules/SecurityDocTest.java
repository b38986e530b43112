package dev.podspawn.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The attacks in {@code docs/security.md} are those that are tried: no more, and no fewer. */
class SecurityDocTest {
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");
  private static final Pattern TEST = Pattern.compile(
      "@(?:Test|ParameterizedTest)\\b(?:(?!@Test|@ParameterizedTest).)*?\\bvoid (\\w+)\\(",
      Pattern.DOTALL);
  private static final Pattern ROW =
      Pattern.compile("\\| [^|]+ \\| [^|]+ \\| `\\w+\\.\\w+`(?:, `\\w+\\.\\w+`)* \\|");

  private static final String DOCUMENT = Repository.read("docs/security.md");

  private static Set<String> testsOf(Path file) {
    Set<String> tests = new TreeSet<>();
    Matcher matcher = TEST.matcher(Repository.read(file));
    while (matcher.find()) {
      tests.add(matcher.group(1));
    }
    return tests;
  }

  /** What the document names, by class. */
  private static Map<String, Set<String>> named() {
    Map<String, Set<String>> named = new TreeMap<>();
    Matcher matcher = NAMED.matcher(DOCUMENT);
    while (matcher.find()) {
      named.computeIfAbsent(matcher.group(1), name -> new TreeSet<>()).add(matcher.group(2));
    }
    return named;
  }

  private static List<Path> files(String suffix) {
    return Repository.files().stream()
        .filter(file -> file.toString().endsWith(suffix))
        .toList();
  }

  @Test
  void everyTestThatIsNamedIsThere() {
    assertThat(named()).hasSizeGreaterThan(9).allSatisfy((name, tests) -> {
      List<Path> file = files("/" + name + ".java");
      assertThat(file).as(name).hasSize(1);
      assertThat(testsOf(file.get(0))).as(name).containsAll(tests);
    });
  }

  @Test
  void everyAttackThatIsTriedIsNamed() {
    List<Path> attacks = files("Attacks.java").stream()
        .filter(file -> !file.endsWith("HostileAttacks.java"))
        .toList();
    assertThat(attacks).hasSizeGreaterThan(8).allSatisfy(file -> {
      String name = file.getFileName().toString().replace(".java", "");
      assertThat(testsOf(file)).isNotEmpty();
      assertThat(named().get(name)).as(name).isEqualTo(testsOf(file));
      assertThat(Stream.concat(
              files("HostilePromises.java").stream(), files("HostileIT.java").stream()))
          .anyMatch(run -> Repository.read(run).contains(name));
    });
  }

  @Test
  void everyAttemptOfAPrisonerIsNamed() {
    List<Path> prisons = files("Prison.java");
    assertThat(prisons).hasSizeGreaterThan(4).allSatisfy(file -> {
      String name = file.getFileName().toString().replace(".java", "");
      assertThat(testsOf(file)).isNotEmpty();
      assertThat(named().get(name)).as(name).isEqualTo(testsOf(file));
      assertThat(files("PrisonIT.java")).anyMatch(run -> Repository.read(run).contains(name));
    });
  }

  @Test
  void everyRowOfAnAttackSaysWhatStopsItAndWhoTries() {
    String attacks = DOCUMENT.substring(
        DOCUMENT.indexOf("## Attacks"), DOCUMENT.indexOf("## What is not promised"));
    List<String> rows = attacks
        .lines()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| attack |"))
        .toList();
    assertThat(rows).hasSizeGreaterThan(40).allSatisfy(row -> assertThat(row).matches(ROW));
  }
}
