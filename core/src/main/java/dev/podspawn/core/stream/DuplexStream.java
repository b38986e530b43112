package dev.podspawn.core.stream;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The two directions of a running program: one thread may receive while another sends; neither direction may be used
 * by two threads at once, except that {@link #closeInput()} belongs to the sender.
 */
public interface DuplexStream {
  /**
   * Waits for the program's next output and hands it to the sink.
   *
   * @return false once the program's output has ended; nothing was handed over then
   * @throws IOException when the sink fails, or the connection ends in the middle of a frame
   */
  boolean receive(OutputSink sink) throws IOException;

  /** Sends all of the buffer to the program's standard input, blocking while the program does not read. */
  void send(ByteBuffer data) throws IOException;

  /** Ends the program's standard input; its output goes on. With a terminal the program sees an end-of-file key. */
  void closeInput() throws IOException;
}
