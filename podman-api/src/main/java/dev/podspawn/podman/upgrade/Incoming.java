package dev.podspawn.podman.upgrade;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;

/** What arrives on a connection: lines first, then bytes; what was read beyond a line is kept for the bytes. */
final class Incoming {
  private static final int MOST_HEAD = 64 << 10;

  private final ReadableByteChannel channel;
  private final ByteBuffer kept = ByteBuffer.allocate(8 << 10).limit(0);

  Incoming(ReadableByteChannel channel) {
    this.channel = channel;
  }

  /** Reads heads up to the first that is not interim; they may come in any number of pieces. */
  HttpHead readHead() throws IOException {
    if (!fill()) {
      throw new IOException("it closed the connection without an answer");
    }
    HttpHead head = HttpHead.parse(readLines());
    while (head.interim()) {
      head = HttpHead.parse(readLines());
    }
    return head;
  }

  private List<String> readLines() throws IOException {
    List<String> lines = new ArrayList<>();
    int left = MOST_HEAD;
    while (true) {
      String line = readLine(left);
      if (line.isEmpty()) {
        return lines;
      }
      lines.add(line);
      left -= line.length();
    }
  }

  /** Reads a line and drops its CR LF; a bare LF is accepted as an end as well (RFC 9112, section 2.2). */
  String readLine(int most) throws IOException {
    StringBuilder line = new StringBuilder(80);
    while (true) {
      if (!kept.hasRemaining() && !fill()) {
        throw new EOFException("the engine closed the connection in the middle of its answer");
      }
      char c = (char) (kept.get() & 0xff);
      if (c == '\n') {
        return withoutCarriageReturn(line);
      }
      if (line.length() >= most) {
        throw new ProtocolException("an answer's head of more than " + MOST_HEAD + " bytes");
      }
      line.append(c);
    }
  }

  private static String withoutCarriageReturn(StringBuilder line) {
    int end = line.length();
    boolean carriageReturn = end > 0 && line.charAt(end - 1) == '\r';
    return line.substring(0, carriageReturn ? end - 1 : end);
  }

  private boolean fill() throws IOException {
    kept.clear();
    int n = channel.read(kept);
    kept.flip();
    return n >= 0;
  }

  /** Reads what is there, at least one byte, into the buffer; -1 at the end. */
  int read(ByteBuffer to) throws IOException {
    if (!kept.hasRemaining()) {
      return channel.read(to);
    }
    int n = Math.min(kept.remaining(), to.remaining());
    to.put(to.position(), kept, kept.position(), n);
    to.position(to.position() + n);
    kept.position(kept.position() + n);
    return n;
  }
}
