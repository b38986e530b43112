package dev.podspawn.core.guest;

import dev.podspawn.fixtures.temp.ShortTempDir;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Something that listens where an SSH agent would. */
final class FakeAgent implements AutoCloseable {
  private final ShortTempDir dir = ShortTempDir.create();
  private final ServerSocketChannel server;

  FakeAgent() throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path()));
  }

  Path path() {
    return dir.resolve("agent");
  }

  /** The next connection. */
  SocketChannel accept() throws IOException {
    return server.accept();
  }

  /** Reads exactly so many bytes. */
  static String read(SocketChannel from, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining() && from.read(buffer) >= 0) {}
    return StandardCharsets.ISO_8859_1.decode(buffer.flip()).toString();
  }

  /** Whether the next read finds the end. */
  static boolean atEnd(SocketChannel from) throws IOException {
    return from.read(ByteBuffer.allocate(1)) < 0;
  }

  static void write(SocketChannel to, String text) throws IOException {
    ByteBuffer data = StandardCharsets.ISO_8859_1.encode(text);
    while (data.hasRemaining()) {
      to.write(data);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    dir.close();
  }
}
