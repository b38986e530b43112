package dev.podspawn.pty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StandardInputTest {

  @ParameterizedTest
  @CsvSource(delimiter = ':', textBlock = """
          exec "$@"                       : true
          exec "$@" </dev/null            : false
          exec "$@" </dev/ptmx            : false
          exec "$@" </etc/passwd          : false
          exec "$@" <&-                   : false
          true | "$@"                     : false
          """)
  void onlyATerminalIsOneAndNoJnaIsNeededToKnow(String script, boolean terminal) {
    try (ChildTerminal child = ChildTerminal.withoutJna(script, "is-terminal")) {
      child.expect("terminal " + terminal);
      assertThat(child.driver().waitForExit()).isZero();
    }
  }

  @Test
  void namesOfTerminalsAreExact() {
    assertThat(StandardInput.isPseudoTerminal("/dev/pts/0")).isTrue();
    assertThat(StandardInput.isPseudoTerminal("/dev/pts/1234")).isTrue();
    assertThat(StandardInput.isPseudoTerminal("/dev/pts/")).isFalse();
    assertThat(StandardInput.isPseudoTerminal("/dev/pts/ptmx")).isFalse();
    assertThat(StandardInput.isPseudoTerminal("/dev/pts/3 (deleted)")).isFalse();
    assertThat(StandardInput.isPseudoTerminal("/tmp/dev/pts/3")).isFalse();
    assertThat(StandardInput.isMachineTerminal("/dev/tty1")).isTrue();
    assertThat(StandardInput.isMachineTerminal("/dev/ttyS0")).isTrue();
    assertThat(StandardInput.isMachineTerminal("/dev/console")).isTrue();
    assertThat(StandardInput.isMachineTerminal("/dev/hvc0")).isTrue();
    assertThat(StandardInput.isMachineTerminal("/dev/tty1 (deleted)")).isFalse();
    assertThat(StandardInput.isMachineTerminal("/dev/null")).isFalse();
  }
}
