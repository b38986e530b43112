package dev.podspawn.core.guest.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads what the guest writes, and takes it for hostile: whatever comes, either the frames are told or a
 * {@link GuestProtocolException} is thrown, after which the decoder is of no more use.
 *
 * <pre>
 *   type:u8  length:u24  payload[length]       all numbers unsigned, big-endian
 *
 *   0x41 READY          version u16            first; longer in other versions than 1
 *   0x42 STDOUT         bytes                  1..65536
 *   0x43 STDERR         bytes                  1..65536
 *   0x44 EXIT           kind u8, value u8, core u8     nothing follows
 *   0x45 ERROR          code u16, errno u32, text      nothing follows
 *   0x46 NOTICE         errno u32, text
 *   0x47 PONG           token u32
 *   0x51 CHANNEL_OPEN   id u32, kind u8
 *   0x23 CHANNEL_DATA   id u32, bytes          1..65536 of them
 *   0x24 CHANNEL_EOF    id u32
 *   0x25 CHANNEL_CLOSE  id u32
 *   0x26 WINDOW         id u32, bytes u32
 * </pre>
 *
 * <p>Frames may be cut anywhere. Data is handed on from the caller's buffer as it arrives; of other frames at most 4096
 * bytes are held until they are complete. Ids, windows and whatever else needs memory are the listener's to check.
 */
public final class FrameDecoder {
  private enum Phase {
    NEW,
    READY,
    OVER
  }

  private static final int MOST_SMALL = 16;

  private final ByteBuffer small = ByteBuffer.allocate(MOST_SMALL);
  private Phase phase = Phase.NEW;
  private int header;
  private int headerBytes;
  private int type;

  /** The payload, or of data frames what comes before the data. */
  private ByteBuffer body = small;

  /** How much data is still to come, after the body. */
  private int dataLeft;

  private int channel;

  /** Tells all that is in the buffer, and leaves it empty. */
  public void decode(ByteBuffer data, GuestFrames to) throws GuestProtocolException {
    while (data.hasRemaining()) {
      if (headerBytes < Wire.HEADER) {
        readHeader(data.get());
      } else if (body.hasRemaining()) {
        readBody(data, to);
      } else {
        handOn(data, to);
      }
    }
  }

  /** Whether the guest may stop here: not in the middle of a frame. */
  public boolean atBoundary() {
    return headerBytes == 0;
  }

  private void readHeader(byte next) throws GuestProtocolException {
    header = header << 8 | (next & 0xff);
    headerBytes++;
    if (headerBytes == Wire.HEADER) {
      type = header >>> Wire.LENGTH_BITS;
      int length = header & Wire.MOST_LENGTH;
      FrameRules.checkLength(type, length);
      checkPhase();
      int ahead = FrameRules.bytesAheadOfData(type, length);
      body = ahead <= MOST_SMALL ? small.clear().limit(ahead) : ByteBuffer.allocate(ahead);
      dataLeft = length - ahead;
    }
  }

  private void checkPhase() throws GuestProtocolException {
    if (phase == Phase.OVER) {
      throw new GuestProtocolException("a frame of type " + type + " after the last one");
    }
    if ((phase == Phase.NEW) != (type == Wire.READY)) {
      throw new GuestProtocolException("a frame of type " + type + " out of order");
    }
  }

  private void readBody(ByteBuffer data, GuestFrames to) throws GuestProtocolException {
    int n = Math.min(body.remaining(), data.remaining());
    body.put(data.slice(data.position(), n));
    data.position(data.position() + n);
    if (body.hasRemaining()) {
      return;
    }
    body.flip();
    if (type == Wire.CHANNEL_DATA) {
      channel = body.getInt();
    } else {
      headerBytes = 0;
      tell(to);
    }
  }

  private void handOn(ByteBuffer data, GuestFrames to) throws GuestProtocolException {
    int n = Math.min(dataLeft, data.remaining());
    ByteBuffer piece = data.slice(data.position(), n);
    data.position(data.position() + n);
    dataLeft -= n;
    if (dataLeft == 0) {
      headerBytes = 0;
    }
    if (type == Wire.STDOUT) {
      to.stdout(piece);
    } else if (type == Wire.STDERR) {
      to.stderr(piece);
    } else {
      to.channelData(channel, piece);
    }
  }

  private void tell(GuestFrames to) throws GuestProtocolException {
    switch (type) {
      case Wire.READY -> {
        phase = Phase.READY;
        to.ready(FrameRules.version(body));
      }
      case Wire.EXIT -> {
        phase = Phase.OVER;
        tellExit(to);
      }
      case Wire.ERROR -> {
        phase = Phase.OVER;
        to.error(GuestError.of(body.getShort() & 0xffff), unsigned(body), text(body));
      }
      case Wire.NOTICE -> to.notice(unsigned(body), text(body));
      case Wire.PONG -> to.pong(body.getInt());
      case Wire.CHANNEL_OPEN -> to.channelOpen(body.getInt(), body.get() & 0xff);
      case Wire.CHANNEL_EOF -> to.channelEof(body.getInt());
      case Wire.CHANNEL_CLOSE -> to.channelClose(body.getInt());
      // FrameRules lets nothing else pass than WINDOW.
      default -> to.window(body.getInt(), FrameRules.grant(unsigned(body)));
    }
  }

  private void tellExit(GuestFrames to) throws GuestProtocolException {
    int kind = body.get() & 0xff;
    int value = body.get() & 0xff;
    int core = body.get() & 0xff;
    FrameRules.checkExit(kind, value, core);
    if (kind == FrameRules.EXITED) {
      to.exited(value);
    } else {
      to.killed(value, core == 1);
    }
  }

  private static long unsigned(ByteBuffer from) {
    return from.getInt() & 0xffffffffL;
  }

  private static String text(ByteBuffer rest) {
    return StandardCharsets.UTF_8.decode(rest).toString();
  }
}
