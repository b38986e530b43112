package dev.podspawn.podman.endpoint;

/**
 * A request to the engine.
 *
 * @param target path and query, already percent-encoded
 * @param json the body; empty for none
 * @param endless whether the engine may be silent for long in the middle of its answer, as in a pull
 */
public record ApiRequest(String method, String target, String json, boolean endless) {
  public static ApiRequest get(String target) {
    return new ApiRequest("GET", target, "", false);
  }

  public static ApiRequest delete(String target) {
    return new ApiRequest("DELETE", target, "", false);
  }

  public static ApiRequest post(String target) {
    return new ApiRequest("POST", target, "", false);
  }

  public static ApiRequest post(String target, String json) {
    return new ApiRequest("POST", target, json, false);
  }

  /** A POST whose answer goes on for as long as the engine works. */
  public static ApiRequest postEndless(String target) {
    return new ApiRequest("POST", target, "", true);
  }
}
