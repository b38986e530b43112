package dev.podspawn.core.doctor.host;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Says a word that nobody else knows to whoever connects to a port of the host's loopback. */
final class ProbeListener implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 5_000;

  private final ServerSocket socket;
  private final String word = UUID.randomUUID().toString();

  private ProbeListener(ServerSocket socket) {
    this.socket = socket;
  }

  static ProbeListener onLoopback() throws IOException {
    ProbeListener listener =
        new ProbeListener(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
    Thread thread = new Thread(listener::answerAll, "probe-listener");
    thread.setDaemon(true);
    thread.start();
    return listener;
  }

  private void answerAll() {
    while (!socket.isClosed()) {
      answerOne();
    }
  }

  private void answerOne() {
    try (Socket client = socket.accept();
        OutputStream out = client.getOutputStream()) {
      out.write(word.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // The client's affair, or the end of the socket.
      return;
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  String word() {
    return word;
  }

  /** Whether the word is heard at another port of the host's loopback. */
  boolean isHeardAt(int port) {
    try (Socket other = new Socket()) {
      other.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      other.setSoTimeout(PATIENCE_MILLIS);
      byte[] heard = other.getInputStream().readNBytes(word.length());
      return new String(heard, StandardCharsets.US_ASCII).equals(word);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
