package dev.podspawn.core.doctor.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.doctor.Check;
import dev.podspawn.core.doctor.engine.EngineChecks;
import dev.podspawn.core.doctor.host.HostChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/doctor.md lists the checks, each with its promise, in their order. */
class DoctorDocTest {
  private static List<Check> all() {
    return Stream.of(HostChecks.ALL, EngineChecks.ALL, ImageChecks.ALL)
        .<Check>flatMap(List::stream)
        .toList();
  }

  @Test
  void theDocumentListsTheChecks() throws IOException {
    String text = Files.readString(Path.of("../docs/doctor.md"));
    List<String> documented = text.substring(text.indexOf("## The checks"))
        .lines()
        .filter(line -> line.startsWith("| `"))
        .toList();
    List<String> expected = all().stream()
        .map(check -> "| `" + check.id() + "` | " + check.promise() + " |")
        .toList();
    assertThat(documented).containsExactlyElementsOf(expected).hasSizeGreaterThan(40);
  }

  @Test
  void everyCheckHasItsOwnId() {
    Set<String> ids = new HashSet<>();
    for (Check check : all()) {
      assertThat(ids.add(check.id())).as(check.id()).isTrue();
    }
  }
}
