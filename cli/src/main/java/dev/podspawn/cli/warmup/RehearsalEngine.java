package dev.podspawn.cli.warmup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A Unix socket at which an engine seems to listen: it makes every container that it is asked for, and none exists. Whatever
 * is run in one ends at once with status 0. The process that is shown as a container's first is a {@code sleep} of ours.
 */
final class RehearsalEngine implements AutoCloseable {
  private static final int MOST_LINE = 1 << 16;
  private static final int MOST_BODY = 1 << 20;

  private final ServerSocketChannel server;
  private final Process container;
  private final RehearsalAnswers answers;

  private RehearsalEngine(ServerSocketChannel server, Process container) {
    this.server = server;
    this.container = container;
    this.answers = new RehearsalAnswers(container.pid());
  }

  static RehearsalEngine listen(Path socket) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(socket));
      RehearsalEngine engine =
          new RehearsalEngine(server, new ProcessBuilder("sleep", "600").start());
      daemon(new Thread(engine::accept, "rehearsal-engine"));
      return engine;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  private static void daemon(Thread thread) {
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel peer = server.accept();
        daemon(new Thread(() -> serve(peer), "rehearsal-call"));
      }
    } catch (AsynchronousCloseException e) {
      return; // The stage is taken down.
    } catch (IOException e) {
      return; // The rehearsal will say that nobody listens.
    }
  }

  private void serve(SocketChannel peer) {
    try (peer;
        InputStream in = new BufferedInputStream(Channels.newInputStream(peer));
        OutputStream out = Channels.newOutputStream(peer)) {
      String request = line(in);
      while (!request.isEmpty()) {
        byte[] body = in.readNBytes(bodyLength(in));
        out.write(answers.to(request, new String(body, StandardCharsets.UTF_8)));
        out.flush();
        request = RehearsalAnswers.endsConversation(request) ? "" : line(in);
      }
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      return; // The client went away.
    }
  }

  /** Reads what is left of a head. */
  private static int bodyLength(InputStream in) throws IOException {
    int length = 0;
    for (String field = line(in); !field.isEmpty(); field = line(in)) {
      String lower = field.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring("content-length:".length()).strip());
      }
    }
    if (length < 0 || length > MOST_BODY) {
      throw new IOException("a body of " + length + " bytes");
    }
    return length;
  }

  /** A line without its end; empty at the end of the stream as well. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (line.length() >= MOST_LINE) {
        throw new IOException("a line without an end");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    container.destroyForcibly();
    server.close();
  }
}
