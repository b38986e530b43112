package dev.podspawn.core.engine;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.stream.DuplexStream;
import dev.podspawn.core.stream.WindowSize;

/** A program running in a container, for one SSH connection. */
public interface Exec extends AutoCloseable {
  /** The program's input and output. */
  DuplexStream stream();

  /** Tells the program's terminal its new size; does nothing without a terminal or after the program's end. */
  void resize(WindowSize size);

  /**
   * Waits until the program has ended, also when it closed its output before, and returns its status.
   *
   * @throws EngineException {@link ErrorCode#CONNECTION_LOST} when the status can no longer be known: the engine or the
   *     container went away
   */
  ExitStatus awaitExit();

  /**
   * Drops the connection to a program whose input has been closed and which ends by itself then; sends no signal, asks
   * and waits for nothing, never fails. {@link #close} does nothing after it.
   */
  void leave();

  /** Ends the program where the engine has a means to, if it still runs, and drops the connection; never fails. */
  @Override
  void close();
}
