package dev.podspawn.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StreamPumpTest {
  private final Program program = new Program();

  /** A client that is gone, its input at its end. */
  private final StreamPump pump = new StreamPump(
      new ClientStreams(
          Channels.newChannel(InputStream.nullInputStream()), nowhere(), nowhere(), () -> {}),
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
