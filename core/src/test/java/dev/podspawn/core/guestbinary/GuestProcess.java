package dev.podspawn.core.guestbinary;

import dev.podspawn.fixtures.toolbox.Toolbox;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A podspawn-guest of the toolbox and the host's side of its pipes. A thread of ours takes in its frames, as many as
 * there are, unless the test wants to be a host that does not read. Closing it kills the guest.
 */
final class GuestProcess implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final OutputStream toGuest;
  private final LinkedBlockingQueue<RawFrame> frames = new LinkedBlockingQueue<>();
  private final List<RawFrame> passedBy = new ArrayList<>();
  private volatile boolean stopped;
  private boolean reads;
  private boolean givesWindow = true;

  private GuestProcess(Process process) {
    this.process = process;
    this.toGuest = process.getOutputStream();
  }

  /** A guest that was told nothing yet. */
  static GuestProcess start() {
    return start(true, List.of(Toolbox.guest().toString()));
  }

  /** A guest whose output nobody reads. */
  static GuestProcess startUnread() {
    return start(false, List.of(Toolbox.guest().toString()));
  }

  static GuestProcess start(boolean read, List<String> command) {
    try {
      GuestProcess guest = new GuestProcess(new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start());
      if (read) {
        guest.read();
      }
      return guest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A guest that was told what to run, and has said that it is ready. */
  static GuestProcess running(StartPayload start) {
    GuestProcess guest = start();
    guest.await(RawFrame.READY);
    guest.send(start.frame());
    return guest;
  }

  /** From now on the host keeps what window it has. */
  GuestProcess keepingWindow() {
    givesWindow = false;
    return this;
  }

  void send(RawFrame frame) {
    sendBytes(frame.encoded());
  }

  void sendBytes(byte[] bytes) {
    try {
      toGuest.write(bytes);
      toGuest.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void type(String text) {
    send(new RawFrame(RawFrame.STDIN, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Ends the guest's input. */
  void hangUp() {
    try {
      toGuest.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes our end of its output. */
  void stopReading() {
    stopped = true;
    if (reads) {
      // A read that waits keeps the pipe open; the answer ends it.
      send(RawFrame.of(RawFrame.PING, 0, 0, 0, 0));
      return;
    }
    try {
      process.getInputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next frame of a type; others are kept for {@link #seen}. */
  RawFrame await(int type) {
    return await("frame " + Integer.toHexString(type), frame -> frame.type() == type);
  }

  RawFrame await(String what, Predicate<RawFrame> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      RawFrame frame = poll(end - System.nanoTime());
      if (frame == null) {
        throw new AssertionError("no " + what + " within " + PATIENCE + ", but " + passedBy);
      }
      passedBy.add(frame);
      if (wanted.test(frame)) {
        return frame;
      }
    }
  }

  /** Waits until the output so far, of both kinds, contains a text. */
  void awaitOutput(String text) {
    if (!output(RawFrame.STDOUT).contains(text)) {
      await("output " + text, frame -> output(RawFrame.STDOUT).contains(text));
    }
  }

  /** The data of all frames of a type so far. */
  String output(int type) {
    StringBuilder all = new StringBuilder();
    passedBy.stream()
        .filter(frame -> frame.type() == type)
        .forEach(frame -> all.append(frame.text(0)));
    return all.toString();
  }

  /** How many bytes of data came with frames of a type so far. */
  long size(int type) {
    return passedBy.stream()
        .filter(frame -> frame.type() == type)
        .mapToLong(RawFrame::length)
        .sum();
  }

  List<RawFrame> seen() {
    return List.copyOf(passedBy);
  }

  long pid() {
    return process.pid();
  }

  boolean endsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Hangs up and waits for its end; returns its exit status. */
  int finish() {
    hangUp();
    if (!endsWithin(PATIENCE)) {
      throw new AssertionError("the guest does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().toList().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    endsWithin(PATIENCE);
  }

  private @org.jspecify.annotations.Nullable RawFrame poll(long nanos) {
    try {
      return frames.poll(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private void read() {
    reads = true;
    Thread reader = new Thread(this::readFrames, "guest-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  private void readFrames() {
    try (DataInputStream in = new DataInputStream(process.getInputStream())) {
      while (!stopped) {
        int header = in.readInt();
        RawFrame frame = new RawFrame(header >>> 24, in.readNBytes(header & 0xffffff));
        frames.add(frame);
        if (givesWindow && (frame.type() == RawFrame.STDOUT || frame.type() == RawFrame.STDERR)) {
          sendQuietly(RawFrame.window(0, frame.length()));
        }
      }
    } catch (IOException e) {
      // Its end; the test notices by what does not come.
    }
  }

  private void sendQuietly(RawFrame frame) {
    try {
      send(frame);
    } catch (UncheckedIOException e) {
      // It has ended, or the test has closed its input.
    }
  }
}
