package dev.podspawn.podman.endpoint;

import dev.podspawn.core.stream.WindowSize;

/**
 * {@code POST /exec/{id}/resize}: tells a program's terminal its size. Docker waits with its answer until the program
 * has started, 10 s at most; Podman refuses before the start. A program that has ended is no failure.
 */
public record ResizeExec(String id, WindowSize size) implements Endpoint<Boolean> {
  @Override
  public String tried() {
    return "resize a program's terminal";
  }

  @Override
  public ApiRequest request() {
    return ApiRequest.post(
        Targets.of("exec", id, "/resize?h=" + size.rows() + "&w=" + size.columns()));
  }

  /** Whether the program still ran and got the size. */
  @Override
  public Boolean read(ApiAnswer answer) {
    return answer.succeeded();
  }
}
