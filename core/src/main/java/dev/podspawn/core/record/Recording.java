package dev.podspawn.core.record;

import dev.podspawn.core.json.JsonText;
import dev.podspawn.core.stream.DuplexStream;
import dev.podspawn.core.stream.WindowSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One login's output and sizes, never its input, in asciicast of version 2: a header, and then a line for each event,
 * {@code [SECONDS, "o", TEXT]} for output and {@code [SECONDS, "r", "COLUMNSxROWS"]} for a size.
 *
 * <p>An event is written before the client sees it and before anything else happens, so a recording never lags behind
 * the terminal, and a slow disk slows the program down instead of filling memory. Only the bytes of an unfinished
 * character wait for the rest of it. A recording that fails, or is full, ends there, and the login goes on, unless it is
 * required.
 */
public final class Recording implements AutoCloseable {
  private static final int NANOS_PER_MICRO = 1000;
  private static final String OUTPUT = "o";
  private static final String RESIZE = "r";
  private static final String MARKER = "m";

  private final long mostBytes;
  private final LongSupplier nanos;
  private final long begun;
  private final RecordingTrouble trouble;
  private final Utf8Text output = new Utf8Text();
  private final Utf8Text errors = new Utf8Text();

  /** Null when nothing more is recorded. */
  private @Nullable RecordingFile file;

  /** A recording whose file has its header; without a file nothing is recorded. */
  Recording(
      @Nullable RecordingFile file, long mostBytes, LongSupplier nanos, RecordingTrouble trouble) {
    this.file = file;
    this.mostBytes = mostBytes;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
    this.trouble = trouble;
  }

  /**
   * The same stream, recorded. It throws {@link dev.podspawn.core.error.PodspawnException} RECORDING_FAILED instead of
   * showing something that must be recorded and cannot be.
   */
  public DuplexStream of(DuplexStream stream) {
    return new RecordedStream(stream, this);
  }

  /** The same listener, what it hears being recorded. */
  public Consumer<WindowSize> of(Consumer<WindowSize> listener) {
    return size -> {
      resized(size);
      listener.accept(size);
    };
  }

  /** Records output; the buffer's position moves to its end. */
  void output(ByteBuffer data) {
    shown(output, data);
  }

  /** Records output of the other stream. */
  void errors(ByteBuffer data) {
    shown(errors, data);
  }

  private synchronized void shown(Utf8Text text, ByteBuffer data) {
    while (data.hasRemaining() && file != null) {
      add(OUTPUT, text.take(data));
    }
    if (file == null) {
      trouble.unrecorded();
    }
  }

  private synchronized void resized(WindowSize size) {
    add(RESIZE, size.columns() + "x" + size.rows());
  }

  private void add(String kind, String data) {
    if (file == null || data.isEmpty()) {
      return;
    }
    try {
      if (mostBytes > 0 && file.size() >= mostBytes) {
        file.add(line(MARKER, "podspawn: the recording is full and ends here"));
        end(file, "it is full");
      } else {
        file.add(line(kind, data));
      }
    } catch (IOException e) {
      end(file, e.toString());
    }
  }

  private String line(String kind, String data) {
    long micros = (nanos.getAsLong() - begun) / NANOS_PER_MICRO;
    return new JsonText()
        .array()
        .seconds(micros)
        .value(kind)
        .value(data)
        .endArray()
        .toString();
  }

  private void end(RecordingFile ended, String reason) {
    trouble.endsEarly(ended, reason);
    file = null;
    closeQuietly(ended);
  }

  /** Writes what is left of an unfinished character. */
  @Override
  public synchronized void close() {
    add(OUTPUT, output.rest() + errors.rest());
    if (file != null) {
      closeQuietly(file);
      file = null;
    }
  }

  private static void closeQuietly(RecordingFile file) {
    try {
      file.close();
    } catch (IOException e) {
      // every line was written when it was added
    }
  }
}
