package dev.podspawn.core.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhaseTimesTest {
  /** With a name of the program's that looks like more fields. */
  private static final String STAT =
      "7 (a) S 1) S 1 7 7 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 250 0 0\n";

  @Test
  void theTimeSinceTheProcessBeganIsReckonedFromTheBoot() {
    assertThat(PhaseTimes.millis(STAT, "3.75 1.00\n")).isEqualTo(1250);
    assertThat(PhaseTimes.millis(STAT, "2.49 1.00\n")).isZero();
  }

  @Test
  void eachPhaseIsCountedFromTheOneBefore() {
    PhaseTimes times = new PhaseTimes();
    times.done("lease");
    times.done("exec");
    assertThat(times.line())
        .matches("podspawn-trace: main=\\+[0-9]+ lease=\\+[0-9]+ exec=\\+[0-9]+ total=[0-9]+");
  }
}
