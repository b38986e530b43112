package dev.podspawn.pty;

import dev.podspawn.core.stream.Terminal;
import dev.podspawn.core.stream.TerminalMode;
import dev.podspawn.core.stream.WindowSize;
import java.util.List;
import java.util.function.Consumer;

/**
 * A real terminal, by its file descriptor.
 *
 * <p>The first use of this class loads JNA. Each method throws {@link NativeException} when the terminal is none, or is
 * gone.
 */
public final class NativeTerminal implements Terminal {
  private static final int STANDARD_INPUT = 0;

  private final int fd;

  NativeTerminal(int fd) {
    this.fd = fd;
  }

  /** The terminal that is our standard input; see {@link StandardInput#isTerminal()}. */
  public static NativeTerminal standardInput() {
    return new NativeTerminal(STANDARD_INPUT);
  }

  @Override
  public WindowSize size() {
    return WindowSizes.of(fd);
  }

  @Override
  public List<TerminalMode> modes() {
    return SshModes.of(Termios.of(fd));
  }

  @Override
  public Restore enterRawMode() {
    return RawTerminal.enter(fd);
  }

  @Override
  public Restore onResize(Consumer<WindowSize> listener) {
    return WinchSignal.listen(() -> WindowSizes.of(fd), listener);
  }
}
