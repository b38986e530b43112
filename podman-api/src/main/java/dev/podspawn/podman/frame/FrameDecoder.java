package dev.podspawn.podman.frame;

import dev.podspawn.core.stream.OutputSink;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/**
 * Takes the two outputs of a program without a terminal apart (Docker API, "Attach to a container", stream format).
 *
 * <pre>
 *   byte 0      1 = standard output, 2 = standard error; anything else is refused
 *   bytes 1..3  zero
 *   bytes 4..7  length of the payload, big-endian, unsigned; at most {@link #MOST_PAYLOAD}
 *   then        the payload
 * </pre>
 *
 * <p>Frames may be cut anywhere. Payload is handed on from the caller's buffer as it arrives: nothing is held back or
 * copied but the bytes of an unfinished header. Empty frames are legal and hand on nothing.
 */
public final class FrameDecoder {
  /** More than any engine sends (32 KiB); a stream that says more is not one of frames. */
  public static final int MOST_PAYLOAD = 16 << 20;

  private static final int HEADER = 8;
  private static final int PADDING_BITS = 24;
  private static final int STDOUT = 1;
  private static final int STDERR = 2;

  private final ByteBuffer header = ByteBuffer.allocate(HEADER);
  private int left;
  private boolean stderr;

  /**
   * Hands on all payload there is in the buffer, and leaves it empty.
   *
   * @return whether any payload was handed on
   * @throws ProtocolException when these are not frames
   */
  public boolean decode(ByteBuffer data, OutputSink sink) throws IOException {
    boolean handed = false;
    while (data.hasRemaining()) {
      if (left == 0) {
        readHeader(data);
      } else {
        handOn(data, sink);
        handed = true;
      }
    }
    return handed;
  }

  /** Whether the stream may end here. */
  public boolean atBoundary() {
    return left == 0 && header.position() == 0;
  }

  private void readHeader(ByteBuffer data) throws ProtocolException {
    while (data.hasRemaining() && header.hasRemaining()) {
      header.put(data.get());
    }
    if (!header.hasRemaining()) {
      header.flip();
      int typeAndPadding = header.getInt();
      int type = typeAndPadding >>> PADDING_BITS;
      int length = header.getInt();
      header.clear();
      check(type, typeAndPadding == type << PADDING_BITS, length);
      left = length;
      stderr = type == STDERR;
    }
  }

  private static void check(int type, boolean padded, int length) throws ProtocolException {
    if ((type != STDOUT && type != STDERR) || !padded) {
      throw new ProtocolException("an output frame of unknown type " + type);
    }
    if (length < 0 || length > MOST_PAYLOAD) {
      throw new ProtocolException("an output frame of " + (length & 0xffffffffL) + " bytes");
    }
  }

  private void handOn(ByteBuffer data, OutputSink sink) throws IOException {
    int n = Math.min(left, data.remaining());
    ByteBuffer payload = data.slice(data.position(), n);
    data.position(data.position() + n);
    left -= n;
    if (stderr) {
      sink.stderr(payload);
    } else {
      sink.stdout(payload);
    }
  }
}
