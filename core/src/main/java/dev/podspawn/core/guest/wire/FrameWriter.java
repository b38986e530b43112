package dev.podspawn.core.guest.wire;

import dev.podspawn.core.stream.DuplexStream;
import dev.podspawn.core.stream.WindowSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames to the guest ({@code contrib/guest/PROTOCOL.md}, "From the host"), one at a time, for any number of
 * threads. A write blocks only as long as the guest does not read at all.
 */
public final class FrameWriter {
  /** What a socket's buffer takes in any case, so that no write up to there blocks (unix(7); 208 KiB by default). */
  private static final int NEVER_BLOCKS = 32 << 10;

  private static final int MOST_TEXT = 200;

  /** Input up to there has a buffer of its own; more shares one, for files would make much garbage. */
  private static final int KEYS = 1 << 10;

  private final DuplexStream guest;
  private final Runnable beforeMuch;
  private final ReentrantLock lock = new ReentrantLock();
  private int written;
  private boolean ended;
  private @Nullable ByteBuffer bulk;

  /**
   * A writer to the guest's standard input.
   *
   * @param beforeMuch called once, before a write may block for the first time
   */
  public FrameWriter(DuplexStream guest, Runnable beforeMuch) {
    this.guest = guest;
    this.beforeMuch = beforeMuch;
  }

  /** Sends a {@link StartFrame}; the first of all. */
  public void start(ByteBuffer frame) throws IOException {
    write(frame);
  }

  /** Sends all of the buffer, at most {@link Wire#MOST_DATA}, as the program's input. */
  public void stdin(ByteBuffer data) throws IOException {
    int length = data.remaining();
    if (length <= KEYS) {
      write(frame(Wire.STDIN, length).put(data).flip());
      return;
    }
    lock.lock();
    try {
      if (bulk == null) {
        bulk = ByteBuffer.allocateDirect(Wire.HEADER + Wire.MOST_DATA);
      }
      bulk.clear().putInt(Wire.STDIN << Wire.LENGTH_BITS | length);
      write(bulk.put(data).flip());
    } finally {
      lock.unlock();
    }
  }

  public void stdinEof() throws IOException {
    write(frame(Wire.STDIN_EOF, 0).flip());
  }

  public void resize(WindowSize size) throws IOException {
    ByteBuffer frame = frame(Wire.RESIZE, 8);
    putSize(frame, size);
    write(frame.flip());
  }

  static void putSize(ByteBuffer to, WindowSize size) {
    to.putShort((short) size.rows()).putShort((short) size.columns());
    to.putShort((short) size.width()).putShort((short) size.height());
  }

  public void ping(int token) throws IOException {
    write(frame(Wire.PING, 4).putInt(token).flip());
  }

  public void channelOpenOk(int id) throws IOException {
    write(frame(Wire.CHANNEL_OPEN_OK, 4).putInt(id).flip());
  }

  /** Refuses a channel; of the reason only the beginning is sent. */
  public void channelOpenFail(int id, String reason) throws IOException {
    String beginning = reason.substring(0, Math.min(reason.length(), MOST_TEXT));
    byte[] text = beginning.getBytes(StandardCharsets.UTF_8);
    write(frame(Wire.CHANNEL_OPEN_FAIL, 4 + text.length).putInt(id).put(text).flip());
  }

  /** Sends all of the buffer, at most {@link Wire#MOST_DATA}. */
  public void channelData(int id, ByteBuffer data) throws IOException {
    ByteBuffer frame = frame(Wire.CHANNEL_DATA, 4 + data.remaining()).putInt(id);
    write(frame.put(data).flip());
  }

  public void channelEof(int id) throws IOException {
    write(frame(Wire.CHANNEL_EOF, 4).putInt(id).flip());
  }

  public void channelClose(int id) throws IOException {
    write(frame(Wire.CHANNEL_CLOSE, 4).putInt(id).flip());
  }

  public void window(int id, int bytes) throws IOException {
    write(frame(Wire.WINDOW, 8).putInt(id).putInt(bytes).flip());
  }

  /**
   * Ends the guest's input, after which nothing more is sent.
   *
   * @return false when that cannot be done in time, for a write is stuck
   */
  public boolean end(long patienceMillis) throws IOException {
    if (!tryLock(patienceMillis)) {
      return false;
    }
    try {
      if (!ended) {
        ended = true;
        guest.closeInput();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean tryLock(long patienceMillis) {
    try {
      return lock.tryLock(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static ByteBuffer frame(int type, int length) {
    ByteBuffer frame = ByteBuffer.allocate(Wire.HEADER + length);
    return frame.putInt(type << Wire.LENGTH_BITS | length);
  }

  private void write(ByteBuffer frame) throws IOException {
    lock.lock();
    try {
      if (ended) {
        throw new IOException("the guest's input has ended");
      }
      boolean littleBefore = written <= NEVER_BLOCKS;
      written = Math.min(written + frame.remaining(), NEVER_BLOCKS + 1);
      if (littleBefore && written > NEVER_BLOCKS) {
        beforeMuch.run();
      }
      guest.send(frame);
    } finally {
      lock.unlock();
    }
  }
}
