package dev.podspawn.cli.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "59, 59s",
    "60, 1m",
    "310, 5m10s",
    "3599, 59m59s",
    "3600, 1h",
    "28500, 7h55m",
    "86399, 23h59m",
    "86400, 1d",
    "273600, 3d4h",
    "-61, -1m1s",
  })
  void spansOfTime(long seconds, String expected) {
    assertThat(Human.seconds(seconds)).isEqualTo(expected);
  }
}
