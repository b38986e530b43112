package dev.podspawn.pty;

import static dev.podspawn.pty.LinuxConstants.EIO;

import dev.podspawn.core.stream.Terminal;

/**
 * A terminal in raw mode, and its way back.
 *
 * <p>The old mode comes back once, whoever asks first: {@link #close()} by the owner (also on an exception), or the
 * runtime's shutdown, which an unhandled HUP, INT or TERM brings about. {@code Runtime.halt} runs no shutdown hook: who
 * calls it closes this first. A broken pipe is no signal in Java but an exception.
 */
final class RawTerminal implements Terminal.Restore {
  private final int fd;
  private final Termios before;
  private final Thread hook = new Thread(this::restore, "terminal-restore");
  private boolean restored;

  private RawTerminal(int fd, Termios before) {
    this.fd = fd;
    this.before = before;
  }

  static RawTerminal enter(int fd) {
    Termios before = Termios.of(fd);
    RawTerminal raw = new RawTerminal(fd, before);
    // The hook first: a signal between the two steps must find it.
    Runtime.getRuntime().addShutdownHook(raw.hook);
    try {
      before.raw().applyTo(fd);
      return raw;
    } catch (NativeException e) {
      raw.close();
      throw e;
    }
  }

  /** Whoever comes second waits until the first has finished, so that nobody ends the process too early. */
  private synchronized void restore() {
    if (restored) {
      return;
    }
    restored = true;
    try {
      before.applyTo(fd);
    } catch (NativeException e) {
      if (e.errno() != EIO) { // hung up: there is no terminal left whose mode could matter
        throw e;
      }
    }
  }

  @Override
  public void close() {
    try {
      restore();
    } finally {
      dropHook();
    }
  }

  private void dropHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs, finds the work done and ends.
    }
  }
}
