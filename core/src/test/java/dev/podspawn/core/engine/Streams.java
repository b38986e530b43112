package dev.podspawn.core.engine;

import dev.podspawn.core.stream.OutputSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Much data into and out of a program, with its hashes. */
final class Streams {
  private static final int PIECE = 32 * 1024;

  private Streams() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  static void send(Exec exec, String text) {
    try {
      exec.stream().send(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends so many random bytes and ends the input, on a thread of its own; the result is their hash. */
  static FutureTask<String> sendRandom(Exec exec, long bytes) {
    FutureTask<String> task = new FutureTask<>(() -> sendRandomNow(exec, bytes));
    Thread sender = new Thread(task, "contract-sender");
    sender.setDaemon(true);
    sender.start();
    return task;
  }

  /** Whether the task ends in time, well or not. */
  static boolean endsWithin(FutureTask<?> task, Duration time) throws InterruptedException {
    try {
      task.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static String sendRandomNow(Exec exec, long bytes) throws IOException {
    Random random = new Random(bytes);
    MessageDigest digest = sha256();
    byte[] piece = new byte[PIECE];
    for (long left = bytes; left > 0; left -= PIECE) {
      random.nextBytes(piece);
      int now = (int) Math.min(PIECE, left);
      digest.update(piece, 0, now);
      exec.stream().send(ByteBuffer.wrap(piece, 0, now));
    }
    exec.stream().closeInput();
    return hex(digest);
  }

  /** Counts and hashes both outputs. */
  static final class Hashed implements OutputSink {
    private final MessageDigest digest = sha256();
    private long stdoutBytes;
    private long stderrBytes;

    @Override
    public void stdout(ByteBuffer data) {
      stdoutBytes += data.remaining();
      digest.update(data);
    }

    @Override
    public void stderr(ByteBuffer data) {
      stderrBytes += data.remaining();
      data.position(data.limit());
    }

    long stdoutBytes() {
      return stdoutBytes;
    }

    long stderrBytes() {
      return stderrBytes;
    }

    String stdoutHash() {
      return hex(digest);
    }
  }
}
