package dev.podspawn.cli.replay;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.podman.json.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording, line by line: a header, {@code {"version":2,...}}, then {@code [SECONDS, KIND, DATA]}. Events that
 * show nothing are passed over, of whatever kind. A last line that was never finished, as of a session that was cut, is
 * the end; anything else that is not of this form is a failure, PS1422, that names the line.
 */
public final class CastReader implements Closeable {
  private static final int LONGEST_LINE = 16 << 20;
  private static final long VERSION = 2;
  private static final double NANOS = 1e9;
  private static final double MOST_SECONDS = 1e9;

  private final Path file;
  private final InputStream in;
  private int line;
  private boolean finished = true;

  private CastReader(Path file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /**
   * Opens a recording and reads its header.
   *
   * @throws PodspawnException REPLAY_FAILED
   */
  public static CastReader open(Path file) {
    try {
      CastReader reader = new CastReader(file, new BufferedInputStream(Files.newInputStream(file)));
      try {
        reader.readHeader();
        return reader;
      } catch (IOException | RuntimeException e) {
        reader.close();
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private void readHeader() throws IOException {
    Optional<byte[]> header = nextLine();
    try {
      if (header.isPresent() && version(header.get()) == VERSION) {
        return;
      }
    } catch (IOException | JsonDataException e) {
      throw damaged("it is not the header of an asciicast", e);
    }
    throw damaged("it is not the header of an asciicast of version 2", null);
  }

  private static long version(byte[] header) throws IOException {
    long version = 0;
    JsonReader json = Json.reader(header);
    json.beginObject();
    while (json.hasNext()) {
      if (json.nextName().equals("version")) {
        version = json.nextLong();
      } else {
        json.skipValue();
      }
    }
    json.endObject();
    requireEnd(json);
    return version;
  }

  /** The next output; empty at the end. */
  public Optional<CastEvent> next() {
    try {
      Optional<byte[]> text = nextLine();
      while (text.isPresent()) {
        Optional<CastEvent> event = event(text.get());
        if (event.isPresent()) {
          return event;
        }
        text = nextLine();
      }
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Whether the last line was finished, as far as has been read. */
  public boolean finished() {
    return finished;
  }

  private Optional<CastEvent> event(byte[] text) {
    try {
      JsonReader json = Json.reader(text);
      json.beginArray();
      double seconds = json.nextDouble();
      Optional<String> shown = Optional.empty();
      if (json.nextString().equals("o")) {
        shown = Optional.of(json.nextString());
      } else {
        json.skipValue();
      }
      json.endArray();
      requireEnd(json);
      if (seconds < 0 || seconds > MOST_SECONDS) {
        throw new JsonDataException("its time is none");
      }
      long nanos = (long) (seconds * NANOS);
      return shown.map(output -> new CastEvent(nanos, output));
    } catch (IOException | JsonDataException e) {
      if (finished) {
        throw damaged("it is not an event of an asciicast", e);
      }
      return Optional.empty();
    }
  }

  private static void requireEnd(JsonReader json) throws IOException {
    if (json.peek() != JsonReader.Token.END_DOCUMENT) {
      throw new JsonDataException("more than one value");
    }
  }

  private Optional<byte[]> nextLine() throws IOException {
    if (!finished) {
      return Optional.empty();
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    line++;
    int b = in.read();
    for (; b >= 0 && b != '\n'; b = in.read()) {
      text.write(b);
      if (text.size() > LONGEST_LINE) {
        throw damaged("it is longer than " + LONGEST_LINE + " bytes", null);
      }
    }
    finished = b >= 0 || text.size() == 0;
    return b < 0 && text.size() == 0 ? Optional.empty() : Optional.of(text.toByteArray());
  }

  private PodspawnException damaged(String reason, @Nullable Throwable cause) {
    return new PodspawnException(
        ErrorCode.REPLAY_FAILED, Message.of("play " + file, "line " + line + ": " + reason), cause);
  }

  private static PodspawnException unreadable(Path file, IOException e) {
    return new PodspawnException(
        ErrorCode.REPLAY_FAILED,
        new Message("play " + file, e.toString(), "a file that you may read"),
        e);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      // what was read from it was read
    }
  }
}
