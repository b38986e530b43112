package dev.podspawn.core.stream;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * The three streams that sshd gave us, unbuffered. They are the process's own descriptors and stay open until its end.
 *
 * @param hangUp watches the same client
 */
public record ClientStreams(
    ReadableByteChannel input,
    WritableByteChannel output,
    WritableByteChannel errors,
    HangUp hangUp) {

  /** File descriptors 0, 1 and 2, without the layers of {@code System.in} and {@code System.out}. */
  @SuppressWarnings("resource")
  public static ClientStreams ofProcess(HangUp hangUp) {
    return new ClientStreams(
        new FileInputStream(FileDescriptor.in).getChannel(),
        new FileOutputStream(FileDescriptor.out).getChannel(),
        new FileOutputStream(FileDescriptor.err).getChannel(),
        hangUp);
  }
}
