package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @ParameterizedTest
  @CsvSource({
    "memry, memory",
    "memory_, memory",
    "Memory, memory",
    "cpu, cpus",
    "shel, shell",
    "zzz,",
    "x,",
    "memorandum,"
  })
  void closest(String word, String meant) {
    List<String> candidates = List.of("image", "shell", "cpus", "memory");
    assertThat(Spelling.closest(word, candidates).orElse(null)).isEqualTo(meant);
  }
}
