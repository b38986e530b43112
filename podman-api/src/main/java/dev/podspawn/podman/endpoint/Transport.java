package dev.podspawn.podman.endpoint;

import java.io.IOException;

/** Carries requests to the engine, one connection each. */
public interface Transport extends AutoCloseable {
  /**
   * Sends a request; returns once the head of the answer is there. The caller closes the answer.
   *
   * @throws IOException when the engine cannot be reached, breaks off, is silent for too long, or does not speak HTTP
   */
  ApiAnswer send(ApiRequest request) throws IOException;

  @Override
  void close();
}
