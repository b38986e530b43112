package dev.podspawn.core.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bytes and ends, both ways. */
@Timeout(60)
class RelayTest {
  /** Since JDK 25 tasks without one share as few threads as there are processors to spare, and these all wait. */
  private static final Executor THREADS = task -> new Thread(task, "relay-test").start();

  private SocketChannel near;
  private SocketChannel far;
  private Pipe in;
  private Pipe out;

  @BeforeEach
  void connect() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      near = SocketChannel.open(server.getLocalAddress());
      far = server.accept();
    }
    in = Pipe.open();
    out = Pipe.open();
  }

  @AfterEach
  void close() throws IOException {
    near.close();
    far.close();
    in.sink().close();
    in.source().close();
    out.sink().close();
    out.source().close();
  }

  @Test
  void theEndOfInputReachesTheServerWhichCanStillAnswer() throws Exception {
    CompletableFuture<Void> relay = start();
    in.sink().write(bytes("question"));
    in.sink().close();
    assertThat(all(far)).isEqualTo("question");
    far.write(bytes("answer"));
    far.close();
    assertThat(all(out.source())).isEqualTo("answer");
    relay.get();
  }

  @Test
  void theServersEndReachesUsAndWeCanStillSend() throws Exception {
    CompletableFuture<Void> relay = start();
    far.write(bytes("hello"));
    far.shutdownOutput();
    assertThat(all(out.source())).isEqualTo("hello");
    in.sink().write(bytes("late"));
    in.sink().close();
    assertThat(all(far)).isEqualTo("late");
    relay.get();
  }

  @Test
  void muchGoesBothWaysAtOnce() throws Exception {
    byte[] much = new byte[8 * 1024 * 1024];
    new Random(1).nextBytes(much);
    CompletableFuture<Void> relay = start();
    CompletableFuture<byte[]> there =
        CompletableFuture.supplyAsync(() -> read(far, much.length), THREADS);
    CompletableFuture<byte[]> back =
        CompletableFuture.supplyAsync(() -> read(out.source(), much.length), THREADS);
    CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> write(far, much), THREADS);
    write(in.sink(), much);
    sent.get();
    assertThat(Arrays.equals(there.get(), much)).isTrue();
    assertThat(Arrays.equals(back.get(), much)).isTrue();
    in.sink().close();
    far.close();
    relay.get();
  }

  @Test
  void aBrokenConnectionIsAFailure() throws Exception {
    CompletableFuture<Void> relay = start();
    far.setOption(java.net.StandardSocketOptions.SO_LINGER, 0);
    far.close();
    assertThatThrownBy(relay::get).hasMessageContaining("PS1705 ");
  }

  @Test
  void whenNobodyReadsUsAnyMoreWeEnd() throws Exception {
    CompletableFuture<Void> relay = start();
    out.source().close();
    far.write(bytes("for nobody"));
    relay.get();
    assertThat(near.isOpen()).isFalse();
  }

  private CompletableFuture<Void> start() {
    return CompletableFuture.runAsync(
        () -> {
          try {
            new Relay(in.source(), out.sink(), near).run();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        THREADS);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static String all(java.nio.channels.ReadableByteChannel from) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1024);
    while (from.read(buffer) >= 0) {}
    return new String(
        buffer.array(), 0, buffer.position(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static byte[] read(java.nio.channels.ReadableByteChannel from, int count) {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    try {
      while (buffer.hasRemaining() && from.read(buffer) >= 0) {}
      return buffer.array();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void write(java.nio.channels.WritableByteChannel to, byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      while (buffer.hasRemaining()) {
        to.write(buffer);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
