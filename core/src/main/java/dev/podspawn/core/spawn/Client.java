package dev.podspawn.core.spawn;

import dev.podspawn.core.stream.ClientStreams;
import dev.podspawn.core.stream.Terminal;
import dev.podspawn.core.stream.TerminalMode;
import dev.podspawn.core.stream.WindowSize;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The client's side of a login.
 *
 * @param terminal present when the client asked sshd for one
 */
public record Client(
    ClientStreams streams, Optional<Terminal> terminal, Interruptions interruptions) {

  Optional<WindowSize> windowSize() {
    return terminal.isPresent() ? Optional.of(terminal.get().size()) : Optional.empty();
  }

  List<TerminalMode> terminalModes() {
    return terminal.isPresent() ? terminal.get().modes() : List.of();
  }

  Terminal.Restore enterRawMode() {
    return terminal.isPresent() ? terminal.get().enterRawMode() : Client::nothingToRestore;
  }

  Terminal.Restore onResize(Consumer<WindowSize> listener) {
    return terminal.isPresent() ? terminal.get().onResize(listener) : Client::nothingToRestore;
  }

  Terminal.Restore whenInterrupted(Runnable action) {
    return interruptions.whenInterrupted(action);
  }

  private static void nothingToRestore() {}
}
