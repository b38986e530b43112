package dev.podspawn.podman.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Socket} that is a Unix socket, as far as OkHttp asks one: it connects to its path whatever address it is
 * given. Time-outs are OkHttp's own, which closes the socket.
 */
final class UnixSocket extends Socket {
  private final Path path;
  private @Nullable SocketChannel channel;
  private boolean closed;

  UnixSocket(Path path) {
    this.path = path;
  }

  @Override
  public void connect(SocketAddress ignored) throws IOException {
    connect(ignored, 0);
  }

  @Override
  public synchronized void connect(SocketAddress ignored, int timeoutMillis) throws IOException {
    if (closed) {
      throw new SocketException("socket is closed");
    }
    channel = UnixSockets.connect(path);
  }

  private synchronized SocketChannel channel() throws IOException {
    if (channel == null) {
      throw new SocketException("socket is not connected");
    }
    return channel;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return ChannelStreams.input(channel());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return ChannelStreams.output(channel());
  }

  @Override
  public synchronized boolean isConnected() {
    return channel != null;
  }

  @Override
  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isInputShutdown() {
    return isClosed();
  }

  @Override
  public boolean isOutputShutdown() {
    return isClosed();
  }

  @Override
  public void setSoTimeout(int millis) {}

  @Override
  public int getSoTimeout() {
    return 0;
  }

  @Override
  public InetAddress getInetAddress() {
    return InetAddress.getLoopbackAddress();
  }

  @Override
  public void shutdownInput() throws IOException {
    channel().shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    channel().shutdownOutput();
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (channel != null) {
      channel.close();
    }
  }

  @Override
  public String toString() {
    return "UnixSocket[" + path + "]";
  }
}
