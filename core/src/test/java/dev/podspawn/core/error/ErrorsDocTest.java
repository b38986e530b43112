package dev.podspawn.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** docs/errors.md lists the codes: each in its order, with its meaning and with advice. */
class ErrorsDocTest {

  @Test
  void theDocumentListsTheCodes() throws IOException {
    List<String> documented = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("../docs/errors.md"))) {
      if (line.startsWith("| PS")) {
        documented.add(line);
      }
    }
    List<String> expected = new ArrayList<>();
    for (ErrorCode code : ErrorCode.values()) {
      expected.add("| " + code.text() + " | " + code.meaning() + " | ");
    }
    assertThat(documented).zipSatisfy(expected, (row, start) -> assertThat(row).startsWith(start));
    assertThat(documented).allSatisfy(row -> assertThat(row).matches(".* \\| [^|]{10,} \\|"));
  }

  @Test
  void everyCodeHasItsOwnNumber() {
    Set<String> numbers = new HashSet<>();
    for (ErrorCode code : ErrorCode.values()) {
      assertThat(numbers.add(code.text())).as(code.text()).isTrue();
    }
  }
}
