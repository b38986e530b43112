package dev.podspawn.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class StreamPumpTest {
  private final Program program = new Program();

  /** A client that is gone, its input at its end. */
  private final StreamPump pump = new StreamPump(
      new ClientStreams(
          Channels.newChannel(InputStream.nullInputStream()), nowhere(), nowhere(), () -> true),
      program);

  private static WritableByteChannel nowhere() {
    return Channels.newChannel(OutputStream.nullOutputStream());
  }

  @Test
  void theEndOfInputReachesTheProgram() throws IOException {
    pump.run(false, program::end);
    assertThat(program.inputEnded).isTrue();
  }

  @Test
  void theEndOfATerminalIsTheClientsAndNoEndOfFileForTheProgram() throws IOException {
    pump.run(true, program::end);
    assertThat(program.inputEnded).isFalse();
  }

  /** Whose thread, left in its system call, would hold up Java's end. */
  @Test
  void aReaderOfWhatNeverComesEndsWithTheStreams(@TempDir Path dir) throws Exception {
    Path fifo = dir.resolve("input");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    try (RandomAccessFile silent = new RandomAccessFile(fifo.toFile(), "rw")) {
      AtomicBoolean calledOff = new AtomicBoolean();
      ClientStreams client =
          new ClientStreams(silent.getChannel(), nowhere(), nowhere(), new HangUp() {
            @Override
            public boolean await() {
              return false;
            }

            @Override
            public void callOff() {
              calledOff.set(true);
            }
          });
      program.end();
      new StreamPump(client, program).run(false, () -> {});
      Thread reader = reader();
      client.close();
      reader.join();
      assertThat(calledOff).isTrue();
    }
  }

  private static Thread reader() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("stdin"))
        .findAny()
        .orElseThrow();
  }

  /** It says nothing, and ends when its input does or when it is ended. */
  private static final class Program implements DuplexStream {
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean inputEnded;

    void end() {
      ended.countDown();
    }

    @Override
    public boolean receive(OutputSink sink) throws IOException {
      try {
        ended.await();
        return false;
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void send(ByteBuffer data) {
      data.position(data.limit());
    }

    @Override
    public void closeInput() {
      inputEnded = true;
      end();
    }
  }
}
