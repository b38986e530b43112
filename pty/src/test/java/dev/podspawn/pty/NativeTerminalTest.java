package dev.podspawn.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.stream.Terminal;
import dev.podspawn.core.stream.WindowSize;
import org.junit.jupiter.api.Test;

class NativeTerminalTest {
  private static final int NO_SUCH_DESCRIPTOR = -1;
  private static final int EBADF = 9;

  private final Terminal none = new NativeTerminal(NO_SUCH_DESCRIPTOR);

  @Test
  void whatIsNoTerminalIsAFailureWithItsErrorNumber() {
    assertThatThrownBy(none::enterRawMode)
        .isInstanceOfSatisfying(
            NativeException.class, e -> assertThat(e.errno()).isEqualTo(EBADF))
        .hasMessageStartingWith("PS1501 could not read the terminal's mode: tcgetattr failed with");
    assertThatThrownBy(none::size)
        .isInstanceOfSatisfying(
            NativeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TERMINAL_FAILED))
        .hasMessageContaining("ioctl TIOCGWINSZ");
    assertThatThrownBy(() -> WindowSizes.set(NO_SUCH_DESCRIPTOR, new WindowSize(1, 1)))
        .isInstanceOf(NativeException.class);
  }

  @Test
  void listeningForSizesTwiceClosedIsHarmless() {
    Terminal.Restore resizes = none.onResize(size -> {});
    resizes.close();
    resizes.close();
  }
}
