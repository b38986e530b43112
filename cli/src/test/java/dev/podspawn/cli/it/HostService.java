package dev.podspawn.cli.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A service of the host, on its loopback and on a Unix socket open to all, that greets whoever reaches it and hangs up. */
final class HostService implements AutoCloseable {
  static final String GREETING = "host service\n";

  private final ServerSocketChannel server;

  private HostService(ServerSocketChannel server) {
    this.server = server;
    Thread greeter = new Thread(this::greet, "host-service");
    greeter.setDaemon(true);
    greeter.start();
  }

  static HostService onLoopback() {
    return open(
        StandardProtocolFamily.INET, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  static HostService at(Path socket) {
    return open(StandardProtocolFamily.UNIX, UnixDomainSocketAddress.of(socket));
  }

  private static HostService open(StandardProtocolFamily family, SocketAddress address) {
    try {
      return new HostService(ServerSocketChannel.open(family).bind(address));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void greet() {
    try {
      while (true) {
        try (SocketChannel visitor = server.accept()) {
          visitor.write(ByteBuffer.wrap(GREETING.getBytes(StandardCharsets.US_ASCII)));
        }
      }
    } catch (IOException e) {
      // Closed: the test is over.
      return;
    }
  }

  int port() {
    return ((InetSocketAddress) address()).getPort();
  }

  private SocketAddress address() {
    try {
      return server.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What somebody says who connects to a socket; nothing when nobody is there, or hangs up at once. */
  static String heardAt(Path socket) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return all(Channels.newInputStream(channel));
    } catch (IOException e) {
      return "";
    }
  }

  /** What a container engine says on its socket when it is asked whether it is there (HTTP/1.0: it hangs up then). */
  static String pingedAt(Path socket) {
    byte[] request = "GET /_ping HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      channel.write(ByteBuffer.wrap(request));
      return all(Channels.newInputStream(channel));
    } catch (IOException e) {
      return "";
    }
  }

  /** What somebody says who listens at a port of the loopback. */
  static String heardAt(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return all(socket.getInputStream());
    } catch (IOException e) {
      return "";
    }
  }

  /** The same by way of a SOCKS server on the loopback, from where {@code port} is on the loopback too. */
  static String heardThrough(int socks, int port) {
    return heardThrough(socks, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** The same, of a name that the server looks up if it is unresolved. */
  static String heardThrough(int socks, InetSocketAddress target) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    Proxy proxy = new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(loopback, socks));
    try (Socket socket = new Socket(proxy)) {
      socket.connect(target);
      return all(socket.getInputStream());
    } catch (IOException e) {
      return "";
    }
  }

  private static String all(InputStream in) throws IOException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    try {
      in.transferTo(heard);
    } catch (IOException e) {
      // Reset: what came until then was heard.
      return heard.toString(StandardCharsets.UTF_8);
    }
    return heard.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
