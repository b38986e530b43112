package dev.podspawn.podman.endpoint;

import com.squareup.moshi.JsonReader;
import dev.podspawn.podman.json.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/** The engine's answer to one {@link ApiRequest}; its body can be read once. */
public final class ApiAnswer implements Closeable {
  private static final int MOST_JSON = 32 << 20;
  private static final int MOST_WORDS = 64 << 10;

  private final int status;
  private final InputStream body;
  private final String server;
  private final String engine;

  /**
   * An answer.
   *
   * @param server the program that answers, for example {@code Libpod/4.3.1 (linux)}; empty when it does not say
   * @param engine what the admin knows the engine by, for failures: its socket's path
   */
  public ApiAnswer(int status, InputStream body, String server, String engine) {
    this.status = status;
    this.body = body;
    this.server = server;
    this.engine = engine;
  }

  public int status() {
    return status;
  }

  /** Whether Podman answers, not Docker. */
  boolean fromPodman() {
    return server.startsWith("Libpod/");
  }

  /** Whether the engine did what was asked. */
  public boolean succeeded() {
    return status >= 200 && status < 300;
  }

  /** The whole body as JSON. */
  public JsonReader json() throws IOException {
    byte[] bytes = body.readNBytes(MOST_JSON + 1);
    if (bytes.length > MOST_JSON) {
      throw new ProtocolException("an answer of more than " + MOST_JSON + " bytes");
    }
    return Json.reader(bytes);
  }

  /** The body as JSON values one after the other, read as they arrive. */
  public JsonReader jsonValues() {
    return Json.values(body);
  }

  /** The body as it is, read as it arrives. */
  InputStream bytes() {
    return body;
  }

  /** What the engine says of an answer that is no success. */
  public Refusal refusal() throws IOException {
    return new Refusal(engine, status, Json.message(body.readNBytes(MOST_WORDS)));
  }

  /** A refusal in the middle of an answer that began as a success. */
  Refusal refusalWith(String words) {
    return new Refusal(engine, status, words);
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
