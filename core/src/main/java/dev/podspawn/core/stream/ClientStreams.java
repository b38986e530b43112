package dev.podspawn.core.stream;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * The three streams that sshd gave us, unbuffered. They are the process's own descriptors; the outputs stay open until its
 * end.
 *
 * @param hangUp watches the same client
 */
public record ClientStreams(
    ReadableByteChannel input,
    WritableByteChannel output,
    WritableByteChannel errors,
    HangUp hangUp)
    implements AutoCloseable {

  /** File descriptors 0, 1 and 2, without the layers of {@code System.in} and {@code System.out}. */
  @SuppressWarnings("resource")
  public static ClientStreams ofProcess(HangUp hangUp) {
    return new ClientStreams(
        new FileInputStream(FileDescriptor.in).getChannel(),
        new FileOutputStream(FileDescriptor.out).getChannel(),
        new FileOutputStream(FileDescriptor.err).getChannel(),
        hangUp);
  }

  /**
   * Reads and watches no longer, and calls off whoever does. Java takes 300 ms more to end while a thread of its is in a
   * system call (HotSpot, VM_Exit::wait_for_threads_in_native_to_block), and a client's input is one that may never come.
   */
  @Override
  public void close() {
    hangUp.callOff();
    try {
      input.close();
    } catch (IOException e) {
      // Nothing more was wanted of it.
    }
  }
}
