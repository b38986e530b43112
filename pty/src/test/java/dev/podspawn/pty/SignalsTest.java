package dev.podspawn.pty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SignalsTest {

  @ParameterizedTest
  @CsvSource({"HUP,got hup 129", "INT,got int 130", "TERM,got term 143"})
  void theFirstSignalIsToldAndEndsNothing(String signal, String told) throws Exception {
    try (ChildTerminal child = ChildTerminal.withoutJna("exec \"$@\"", "signals")) {
      child.expect("ready");
      child.signal(signal);
      child.expect(told);
      child.signal("TERM");
      child.driver().enter("");
      child.expect("closed");
      assertThat(child.driver().transcript().split("got ", -1)).hasSize(2);
    }
  }

  @Test
  void afterCloseTheRuntimeHandlesSignalsAgain() throws Exception {
    try (ChildTerminal child = ChildTerminal.withoutJna("exec \"$@\"", "signals")) {
      child.expect("ready");
      child.driver().enter("");
      child.expect("closed");
      child.signal("TERM");
      assertThat(child.driver().waitForExit()).isEqualTo(143);
    }
  }
}
