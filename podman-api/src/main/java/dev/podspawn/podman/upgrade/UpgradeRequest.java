package dev.podspawn.podman.upgrade;

import dev.podspawn.podman.endpoint.ApiAnswer;
import dev.podspawn.podman.endpoint.ApiRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A request whose connection carries a program's streams after the answer's head: {@code Connection: Upgrade},
 * {@code Upgrade: tcp}, answered by 101 (Docker API, "Attach to a container", whose rules exec start shares).
 */
public final class UpgradeRequest {
  private final Path path;
  private final Duration patience;

  /**
   * Requests to the socket at a path.
   *
   * @param patience how long the engine may take until the head of its answer is there
   */
  public UpgradeRequest(Path path, Duration patience) {
    this.path = path;
    this.patience = patience;
  }

  /**
   * Sends the request, and gives over the connection. Nothing may be sent before: Docker loses what comes before it
   * has answered.
   *
   * @throws UpgradeRefusedException when the engine answered with a failure
   * @throws IOException when the engine cannot be reached or does not answer in time
   */
  public HijackedConnection send(ApiRequest request) throws IOException {
    Connection connection = Connection.open(path);
    try (Deadline deadline = Deadline.on(connection.channel(), patience)) {
      return hijack(request, connection, deadline);
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  private HijackedConnection hijack(ApiRequest request, Connection connection, Deadline deadline)
      throws IOException {
    try {
      HttpHead head = connection.exchange(request, Connection.UPGRADE);
      Body body = Body.after(head, connection.incoming());
      if (head.hijacked()) {
        return new HijackedConnection(connection, body);
      }
      byte[] words = ChannelTransport.readAll(body);
      throw new UpgradeRefusedException(new ApiAnswer(
              head.status(), new ByteArrayInputStream(words), head.server(), path.toString())
          .refusal());
    } catch (UpgradeRefusedException e) {
      throw e;
    } catch (IOException e) {
      throw deadline.explain(e);
    }
  }
}
