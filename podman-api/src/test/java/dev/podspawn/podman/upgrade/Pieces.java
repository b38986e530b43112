package dev.podspawn.podman.upgrade;

import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/** A channel whose every read gives one piece, or as much of it as fits. */
final class Pieces implements ReadableByteChannel {
  private final String[] pieces;
  private int next;

  private Pieces(String... pieces) {
    this.pieces = pieces.clone();
  }

  static Incoming of(String... pieces) {
    return new Incoming(new Pieces(pieces));
  }

  @Override
  public int read(ByteBuffer to) {
    if (next == pieces.length) {
      return -1;
    }
    byte[] piece = pieces[next].getBytes(StandardCharsets.ISO_8859_1);
    int n = Math.min(piece.length, to.remaining());
    to.put(piece, 0, n);
    pieces[next] = pieces[next].substring(n);
    next += pieces[next].isEmpty() ? 1 : 0;
    return n;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
