package dev.podspawn.podman.upgrade;

import dev.podspawn.podman.endpoint.ApiAnswer;
import dev.podspawn.podman.endpoint.ApiRequest;
import dev.podspawn.podman.endpoint.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * Sends small requests without OkHttp, whose classes alone would cost a login more time than the engine takes to
 * answer. The answer is read whole.
 */
public final class ChannelTransport implements Transport {
  private static final int FIRST_SIZE = 1 << 10;
  private static final int MOST_BODY = 4 << 20;

  private final Path path;
  private final Duration patience;

  /**
   * A transport to the socket at a path.
   *
   * @param patience how long a whole exchange may take
   */
  public ChannelTransport(Path path, Duration patience) {
    this.path = path;
    this.patience = patience;
  }

  @Override
  public ApiAnswer send(ApiRequest request) throws IOException {
    Connection connection = Connection.open(path);
    try (connection;
        Deadline deadline = Deadline.on(connection.channel(), patience)) {
      return exchange(request, connection, deadline);
    }
  }

  private ApiAnswer exchange(ApiRequest request, Connection connection, Deadline deadline)
      throws IOException {
    try {
      HttpHead head = connection.exchange(request, Connection.ONE_REQUEST);
      byte[] body = readAll(Body.after(head, connection.incoming()));
      return new ApiAnswer(
          head.status(), new ByteArrayInputStream(body), head.server(), path.toString());
    } catch (IOException e) {
      throw deadline.explain(e);
    }
  }

  static byte[] readAll(Body body) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(FIRST_SIZE);
    while (body.read(all) >= 0) {
      if (all.position() > MOST_BODY) {
        throw new ProtocolException("an answer of more than " + MOST_BODY + " bytes");
      }
      if (!all.hasRemaining()) {
        ByteBuffer more = ByteBuffer.allocate(all.capacity() * 2);
        all = more.put(all.flip());
      }
    }
    return Arrays.copyOf(all.array(), all.position());
  }

  @Override
  public void close() {}
}
