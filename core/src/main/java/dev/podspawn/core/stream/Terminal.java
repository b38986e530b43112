package dev.podspawn.core.stream;

import java.util.List;
import java.util.function.Consumer;

/** The terminal that is our standard input, when the client asked sshd for one. */
public interface Terminal {
  /** The size now; a size that the terminal does not know is the fallback. */
  WindowSize size();

  /** The modes now, as far as a program in another terminal may want them: ask before {@link #enterRawMode}. */
  List<TerminalMode> modes();

  /**
   * Passes every byte through untouched from now on (termios raw mode) until closed; closing twice does nothing. The
   * old mode also comes back when the process ends by a signal it can handle.
   */
  Restore enterRawMode();

  /**
   * Tells the listener each new size, on a thread of the terminal's own, until closed; a listener that is slow gets the
   * latest size only. Listen first and ask {@link #size()} then: so no change is missed between the two.
   */
  Restore onResize(Consumer<WindowSize> listener);

  /** Undoes what returned it. */
  interface Restore extends AutoCloseable {
    @Override
    void close();
  }
}
