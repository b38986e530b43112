package dev.podspawn.core.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.engine.Exec;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.guest.wire.Frame;
import dev.podspawn.core.stream.DuplexStream;
import dev.podspawn.core.stream.OutputSink;
import dev.podspawn.core.stream.WindowSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An engine's exec whose guest is the test: it says what it is told to, and what it hears can be asked for. */
final class ScriptedGuest implements Exec, DuplexStream {
  private static final long PATIENCE_SECONDS = 20;
  private static final ByteBuffer END = ByteBuffer.allocate(0);

  /** What comes on the engine's two outputs; an error when {@link #lost} was called. */
  private record Said(ByteBuffer bytes, boolean stderr) {}

  private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();
  private final BlockingQueue<Frame> heard = new LinkedBlockingQueue<>();
  private final CountDownLatch dropped = new CountDownLatch(1);
  private final CountDownLatch unstuck = new CountDownLatch(1);
  private volatile Optional<EngineException> trouble = Optional.empty();
  private volatile boolean deaf;
  private volatile String howDropped = "";
  private volatile boolean inputEnded;

  void say(Frame... frames) {
    said.add(new Said(ByteBuffer.wrap(Frame.all(frames)), false));
  }

  void sayRaw(String text, boolean stderr) {
    said.add(new Said(StandardCharsets.UTF_8.encode(text), stderr));
  }

  /** The guest is gone, with status 137. */
  void end() {
    said.add(new Said(END, false));
  }

  /** The engine is gone: nobody knows how the guest ended. */
  void lost(EngineException reason) {
    trouble = Optional.of(reason);
    end();
  }

  /** From now on nothing that is sent is taken. */
  void stop() {
    deaf = true;
  }

  /** The next frame from the host, which must be of that type. */
  Frame expect(int type) throws InterruptedException {
    Frame frame = next();
    assertThat(frame.type()).as(frame.toString()).isEqualTo(type);
    return frame;
  }

  /** The next frame from the host, whichever it is. */
  Frame next() throws InterruptedException {
    Frame frame = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (frame == null) {
      throw new AssertionError("no frame comes");
    }
    return frame;
  }

  boolean heardNothing() {
    return heard.isEmpty();
  }

  boolean inputEnded() {
    return inputEnded;
  }

  /** Waits until the connection is dropped; returns "left" or "closed". */
  String howDropped() throws InterruptedException {
    assertThat(dropped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("dropped").isTrue();
    return howDropped;
  }

  @Override
  public DuplexStream stream() {
    return this;
  }

  @Override
  public boolean receive(OutputSink sink) throws IOException {
    try {
      Said next = said.take();
      if (!next.bytes.hasRemaining()) {
        said.add(next);
        return false;
      }
      if (next.stderr) {
        sink.stderr(next.bytes);
      } else {
        sink.stdout(next.bytes);
      }
      return true;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** A frame comes in one piece. */
  @Override
  public void send(ByteBuffer data) throws IOException {
    if (deaf) {
      awaitUnstuck();
    }
    int header = data.getInt();
    byte[] payload = new byte[header & 0xffffff];
    data.get(payload);
    assertThat(data.hasRemaining()).isFalse();
    heard.add(new Frame(header >>> 24, payload));
  }

  private void awaitUnstuck() throws IOException {
    try {
      unstuck.await();
      throw new IOException("closed under the writer");
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void closeInput() {
    inputEnded = true;
  }

  @Override
  public void resize(WindowSize size) {
    throw new AssertionError("the transport has no terminal");
  }

  @Override
  public ExitStatus awaitExit() {
    if (trouble.isPresent()) {
      throw trouble.get();
    }
    return new ExitStatus(137);
  }

  @Override
  public void leave() {
    drop("left");
  }

  @Override
  public void close() {
    drop("closed");
  }

  private synchronized void drop(String how) {
    if (howDropped.isEmpty()) {
      howDropped = how;
    }
    dropped.countDown();
    unstuck.countDown();
    end();
  }
}
