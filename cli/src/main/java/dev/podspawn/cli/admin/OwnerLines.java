package dev.podspawn.cli.admin;

import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.stream.TextLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What a podspawn says that root runs as an account ({@link OwnerProcess}), line by line as it comes, without end. */
final class OwnerLines {
  /** For a process that is to end, and for an output that its process has left open. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Process process;

  OwnerLines(Process process) {
    this.process = process;
  }

  /** Returns its exit status when it has ended; or ends it, and is OK, when the thread is interrupted. */
  ExitStatus follow(Consumer<String> lines, Consumer<String> complaints) {
    Thread output = reader(process.getInputStream(), lines);
    Thread errors = reader(process.getErrorStream(), complaints);
    try {
      int status = process.waitFor();
      output.join(PATIENCE.toMillis());
      errors.join(PATIENCE.toMillis());
      return new ExitStatus(status);
    } catch (InterruptedException e) {
      end();
      return ExitStatus.OK;
    }
  }

  /** TERM first: what it has started meanwhile, an engine's service for example, is not to be taken by surprise. */
  private void end() {
    process.destroy();
    try {
      process.waitFor(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      // Nobody interrupts twice; whoever does is in a hurry.
      return;
    } finally {
      process.destroyForcibly();
    }
  }

  private static Thread reader(InputStream from, Consumer<String> lines) {
    Thread thread = new Thread(() -> pass(from, lines), "owner-lines");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void pass(InputStream from, Consumer<String> lines) {
    TextLines text = new TextLines(lines);
    byte[] chunk = new byte[8192];
    try (from) {
      int count = from.read(chunk);
      while (count >= 0) {
        text.stdout(ByteBuffer.wrap(chunk, 0, count));
        count = from.read(chunk);
      }
    } catch (IOException e) {
      // The end of a process that was killed: what came until now is all there is.
      return;
    } finally {
      text.end();
    }
  }
}
