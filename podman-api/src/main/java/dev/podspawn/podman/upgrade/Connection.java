package dev.podspawn.podman.upgrade;

import dev.podspawn.podman.endpoint.ApiRequest;
import dev.podspawn.podman.socket.UnixSockets;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A connection that carries one request and its answer, written by hand: {@code HTTP/1.1} (RFC 9112). */
final class Connection implements Closeable {
  static final String ONE_REQUEST = "Connection: close\r\n";
  static final String UPGRADE = "Connection: Upgrade\r\nUpgrade: tcp\r\n";

  private final SocketChannel channel;
  private final Incoming incoming;

  private Connection(SocketChannel channel) {
    this.channel = channel;
    this.incoming = new Incoming(channel);
  }

  static Connection open(Path path) throws IOException {
    return new Connection(UnixSockets.connect(path));
  }

  SocketChannel channel() {
    return channel;
  }

  Incoming incoming() {
    return incoming;
  }

  /** Sends the request and waits for the head of its answer. */
  HttpHead exchange(ApiRequest request, String connectionFields) throws IOException {
    write(ByteBuffer.wrap(text(request, connectionFields).getBytes(StandardCharsets.UTF_8)));
    return incoming.readHead();
  }

  private static String text(ApiRequest request, String connectionFields) {
    int length = request.json().getBytes(StandardCharsets.UTF_8).length;
    return request.method()
        + " "
        + request.target()
        + " HTTP/1.1\r\nHost: engine\r\n"
        + connectionFields
        + (length == 0 ? "" : "Content-Type: application/json\r\n")
        + "Content-Length: "
        + length
        + "\r\n\r\n"
        + request.json();
  }

  void write(ByteBuffer data) throws IOException {
    while (data.hasRemaining()) {
      channel.write(data);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
