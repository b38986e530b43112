package dev.podspawn.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code docs/ssh-features.md} says to be tested is tested, by classes that there are. */
class SshFeaturesTest {
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Promises|Test|IT))`");

  private static final List<String> LINES =
      Repository.read("docs/ssh-features.md").lines().toList();

  /** The columns of the tables' lines. */
  private static List<List<String>> rows(int columns) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : LINES) {
      List<String> cells = List.of(line.split("\\|", -1));
      if (line.startsWith("| ") && cells.size() == columns + 2) {
        rows.add(cells.subList(1, cells.size() - 1).stream().map(String::strip).toList());
      }
    }
    return rows.subList(1, rows.size());
  }

  @Test
  void everyTestThatIsNamedIsThere() {
    Set<String> classes = Repository.files().stream()
        .map(Path::getFileName)
        .map(Path::toString)
        .collect(Collectors.toSet());
    List<String> missing = new ArrayList<>();
    int named = 0;
    for (String line : LINES) {
      Matcher tests = TEST.matcher(line);
      while (tests.find()) {
        named++;
        if (!classes.contains(tests.group(1) + ".java")) {
          missing.add(tests.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(named).isGreaterThan(20);
  }

  @Test
  void whatWorksIsTested() {
    assertThat(rows(4)).hasSizeGreaterThan(15).allSatisfy(row -> {
      assertThat(row.get(1)).as(row.get(0)).isIn("yes", "not yet");
      if (row.get(1).equals("yes")) {
        assertThat(row.get(2)).as(row.get(0)).containsPattern(TEST);
      }
    });
    assertThat(rows(3))
        .hasSizeGreaterThan(8)
        .allSatisfy(row -> assertThat(row.get(2)).as(row.get(0)).containsPattern(TEST));
  }

  /** A class of promises that nobody keeps would be a test that is never run. */
  @Test
  void everyPromiseOfAClientIsInTheTable() {
    List<String> promises = Repository.files().stream()
        .filter(file -> file.toString().contains("/cli/it/client/"))
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith("Promises.java") && !name.equals("ClientPromises.java"))
        .map(name -> name.replace(".java", ""))
        .toList();
    assertThat(promises).hasSizeGreaterThan(8).allSatisfy(name -> {
      assertThat(LINES).anyMatch(line -> line.contains("`" + name + "`"));
      assertThat(
              Repository.read("cli/src/test/java/dev/podspawn/cli/it/client/ClientPromises.java"))
          .contains(name);
    });
  }
}
