package dev.podspawn.core.guest;

import java.nio.ByteBuffer;

/**
 * A queue of bytes that grows up to a bound. What {@link #first} shows stays as it is until it is removed, whatever is
 * appended meanwhile, so it may be read without the lock that guards the ring.
 */
final class ByteRing {
  private static final int LEAST = 4096;

  private final int most;
  private byte[] bytes;
  private int head;
  private int size;

  ByteRing(int most) {
    this.most = most;
    this.bytes = new byte[Math.min(LEAST, most)];
  }

  int size() {
    return size;
  }

  /** Appends all of the buffer; the caller sees to it that the bound is kept. */
  void append(ByteBuffer data) {
    int n = data.remaining();
    if (n > most - size) {
      throw new IllegalStateException(n + " bytes more than " + size + " of " + most);
    }
    if (n > bytes.length - size) {
      grow(size + n);
    }
    int tail = (head + size) % bytes.length;
    int beforeWrap = Math.min(n, bytes.length - tail);
    data.get(bytes, tail, beforeWrap);
    data.get(bytes, 0, n - beforeWrap);
    size += n;
  }

  private void grow(int least) {
    byte[] larger = new byte[Math.min(most, Math.max(least, 2 * bytes.length))];
    int beforeWrap = Math.min(size, bytes.length - head);
    System.arraycopy(bytes, head, larger, 0, beforeWrap);
    System.arraycopy(bytes, 0, larger, beforeWrap, size - beforeWrap);
    bytes = larger;
    head = 0;
  }

  /** The first bytes, as many as lie together, but no more than asked for. */
  ByteBuffer first(int atMost) {
    int n = Math.min(Math.min(size, atMost), bytes.length - head);
    return ByteBuffer.wrap(bytes, head, n).slice();
  }

  /** Forgets the first bytes. */
  void remove(int n) {
    if (n > size) {
      throw new IllegalStateException(n + " bytes of " + size);
    }
    head = (head + n) % bytes.length;
    size -= n;
  }
}
