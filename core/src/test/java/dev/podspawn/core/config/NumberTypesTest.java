package dev.podspawn.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTypesTest {

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "0s, PT0S",
    "90s, PT1M30S",
    "1h30m, PT1H30M",
    "1.5h, PT1H30M",
    ".5m, PT30S",
    "1.s, PT1S",
    "500ms, PT0.5S",
    "1m0.25s, PT1M0.25S",
    "7ns, PT0.000000007S",
    "3us, PT0.000003S",
    "3\u00b5s, PT0.000003S",
    "8760h, PT8760H",
    "2562047h47m, PT2562047H47M"
  })
  void durationsAreGos(String text, Duration expected) {
    assertThat(new DurationType().parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "60",
        "s",
        ".s",
        ".",
        "1.2.3s",
        "-1s",
        "+1s",
        "1 s",
        "1S",
        "1d",
        "1hour",
        "1h30",
        "1e3s",
        "\u0661s",
        "99999999999h",
        "9999999h",
        "2562047h48m",
        "1h 30m"
      })
  void noDurations(String text) {
    assertThat(new DurationType().parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2g, 2147483648",
    "2G, 2147483648",
    "1.5g, 1610612736",
    "512m, 536870912",
    "65536k, 67108864",
    "8388608, 8388608",
    "0, 0"
  })
  void memory(String text, long bytes) {
    assertThat(new MemoryType().parse(text)).contains(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "g",
        "2",
        "2gb",
        "2t",
        "2 g",
        "-2g",
        "+2g",
        "1e9",
        "0x100000000",
        "NaN",
        "5m",
        ".5g",
        "9999999999g",
        "99999999999999999999"
      })
  void noMemory(String text) {
    assertThat(new MemoryType().parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "2.0, 2", "3.75, 3.75", "0.5, 0.5", "0, 0", "0.01, 0.01"})
  void cpus(String text, double expected) {
    assertThat(new CpusType().parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "two", "-1", "0.001", "1e3", "NaN", "Infinity", "2d", "0x1p3", "5000", "1,5"})
  void noCpus(String text) {
    assertThat(new CpusType().parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "+1", "1.0", "1000001", "99999999999", "\u0661", "0x10", "1_000"})
  void noCounts(String text) {
    assertThat(new CountType().parse(text)).isEmpty();
  }
}
