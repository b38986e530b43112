package dev.podspawn.podman.upgrade;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.nio.ByteBuffer;

/** The body of an answer, which ends where its head says (RFC 9112, section 6.3), and is not read any further. */
abstract class Body {
  private static final int MOST_CHUNK_LINE = 256;

  final Incoming incoming;

  private Body(Incoming incoming) {
    this.incoming = incoming;
  }

  /** The body after that head. */
  static Body after(HttpHead head, Incoming incoming) {
    if (head.status() == 204 || head.status() == 304) {
      return new OfLength(incoming, 0);
    }
    if (head.chunked()) {
      return new Chunked(incoming);
    }
    return head.contentLength() == HttpHead.UNKNOWN || head.status() == 101
        ? new UntilClose(incoming)
        : new OfLength(incoming, head.contentLength());
  }

  /** Reads what is there, at least one byte, into the buffer; -1 at the end. */
  abstract int read(ByteBuffer to) throws IOException;

  /** Reads at most so many bytes. */
  static int readLimited(Incoming incoming, ByteBuffer to, long most) throws IOException {
    int limit = to.limit();
    to.limit((int) Math.min(limit, to.position() + Math.min(most, Integer.MAX_VALUE / 2)));
    try {
      int n = incoming.read(to);
      if (n < 0) {
        throw new EOFException("the engine closed the connection in the middle of its answer");
      }
      return n;
    } finally {
      to.limit(limit);
    }
  }

  /** A body that ends with the connection. Podman ends many by a reset, with everything sent before. */
  private static final class UntilClose extends Body {
    UntilClose(Incoming incoming) {
      super(incoming);
    }

    @Override
    int read(ByteBuffer to) throws IOException {
      try {
        return incoming.read(to);
      } catch (SocketException reset) {
        return -1;
      }
    }
  }

  /** A body whose length is known. */
  private static final class OfLength extends Body {
    private long left;

    OfLength(Incoming incoming, long length) {
      super(incoming);
      this.left = length;
    }

    @Override
    int read(ByteBuffer to) throws IOException {
      if (left == 0) {
        return -1;
      }
      int n = readLimited(incoming, to, left);
      left -= n;
      return n;
    }
  }

  /** A body in chunks: each has its length in hexadecimal on a line before it; the last is empty. */
  private static final class Chunked extends Body {
    private long left;
    private boolean ended;
    private boolean first = true;

    Chunked(Incoming incoming) {
      super(incoming);
    }

    @Override
    int read(ByteBuffer to) throws IOException {
      if (left == 0 && !ended) {
        nextChunk();
      }
      if (ended) {
        return -1;
      }
      int n = readLimited(incoming, to, left);
      left -= n;
      return n;
    }

    private void nextChunk() throws IOException {
      // One byte for the CR: the line itself must be empty.
      if (!first && !incoming.readLine(1).isEmpty()) {
        throw new ProtocolException("a chunk is longer than it says");
      }
      first = false;
      left = size(incoming.readLine(MOST_CHUNK_LINE));
      if (left == 0) {
        ended = true;
        skipTrailer();
      }
    }

    private void skipTrailer() throws IOException {
      while (!incoming.readLine(MOST_CHUNK_LINE).isEmpty()) {}
    }

    private static long size(String line) throws ProtocolException {
      int semicolon = line.indexOf(';');
      String hex = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
      if (hex.isEmpty() || hex.length() > 8) {
        throw new ProtocolException("not a chunk's size: \"" + hex + '"');
      }
      long size = 0;
      for (int i = 0; i < hex.length(); i++) {
        int digit = Character.digit(hex.charAt(i), 16);
        if (digit < 0) {
          throw new ProtocolException("not a chunk's size: \"" + hex + '"');
        }
        size = size * 16 + digit;
      }
      return size;
    }
  }
}
