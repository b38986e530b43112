package dev.podspawn.core.spawn;

import dev.podspawn.core.stream.Terminal;
import dev.podspawn.core.stream.TerminalMode;
import dev.podspawn.core.stream.WindowSize;
import java.util.List;
import java.util.function.Consumer;

/** A client's terminal whose modes are others while it is raw, as real ones' are. */
final class TestTerminal implements Terminal {
  static final List<TerminalMode> COOKED = List.of(new TerminalMode(51, 1));
  private static final List<TerminalMode> RAW = List.of(new TerminalMode(51, 0));

  private boolean raw;

  @Override
  public WindowSize size() {
    return WindowSize.FALLBACK;
  }

  @Override
  public List<TerminalMode> modes() {
    return raw ? RAW : COOKED;
  }

  @Override
  public Restore enterRawMode() {
    raw = true;
    return () -> raw = false;
  }

  @Override
  public Restore onResize(Consumer<WindowSize> listener) {
    return () -> {};
  }
}
