package dev.podspawn.podman;

import com.squareup.moshi.JsonDataException;
import dev.podspawn.podman.endpoint.ApiAnswer;
import dev.podspawn.podman.endpoint.Endpoint;
import dev.podspawn.podman.endpoint.StartExec;
import dev.podspawn.podman.endpoint.Transport;
import dev.podspawn.podman.socket.OkHttpTransport;
import dev.podspawn.podman.upgrade.ChannelTransport;
import dev.podspawn.podman.upgrade.HijackedConnection;
import dev.podspawn.podman.upgrade.UpgradeRefusedException;
import dev.podspawn.podman.upgrade.UpgradeRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks an engine at a Unix socket. What a warm login needs goes by channel; the rest by OkHttp, which is loaded at its
 * first use only. Safe for several threads.
 */
final class PodmanClient implements AutoCloseable {
  private final Path socket;
  private final Duration patience;
  private final ChannelTransport channel;
  private final EngineTrouble trouble;
  private @Nullable Transport okHttp;

  PodmanClient(Path socket, Duration patience) {
    this.socket = socket;
    this.patience = patience;
    this.channel = new ChannelTransport(socket, patience);
    this.trouble = new EngineTrouble(socket);
  }

  /** Asks by OkHttp. */
  <T> T ask(Endpoint<T> endpoint) {
    return exchange(okHttp(), endpoint);
  }

  /** Asks by channel: for small answers on the way of a warm login. */
  <T> T askByChannel(Endpoint<T> endpoint) {
    return exchange(channel, endpoint);
  }

  /** Starts a program, and gives over the connection that carries its streams. */
  HijackedConnection start(StartExec exec) {
    try {
      return new UpgradeRequest(socket, patience).send(exec.request());
    } catch (UpgradeRefusedException e) {
      throw exec.failed(e.refusal());
    } catch (IOException e) {
      throw trouble.explain(exec.tried(), e);
    }
  }

  private <T> T exchange(Transport transport, Endpoint<T> endpoint) {
    try (ApiAnswer answer = transport.send(endpoint.request())) {
      return endpoint.read(answer);
    } catch (IOException e) {
      throw trouble.explain(endpoint.tried(), e);
    } catch (JsonDataException e) {
      throw trouble.explain(endpoint.tried(), e);
    }
  }

  private synchronized Transport okHttp() {
    if (okHttp == null) {
      okHttp = new OkHttpTransport(socket, patience);
    }
    return okHttp;
  }

  @Override
  public synchronized void close() {
    if (okHttp != null) {
      okHttp.close();
    }
  }
}
