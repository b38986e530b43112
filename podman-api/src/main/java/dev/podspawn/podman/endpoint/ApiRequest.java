package dev.podspawn.podman.endpoint;

import java.time.Duration;
import java.util.Optional;

/**
 * A request to the engine.
 *
 * @param target path and query, already percent-encoded
 * @param json the body; empty for none
 * @param tar the body where it is no JSON
 * @param work how long the engine may be at it before it answers, beyond what any answer takes; empty for as long as it
 *     likes, as in a pull
 */
public record ApiRequest(
    String method, String target, String json, Optional<OneFileTar> tar, Optional<Duration> work) {
  private static final Optional<Duration> NONE = Optional.of(Duration.ZERO);

  private ApiRequest(String method, String target, String json, Optional<Duration> work) {
    this(method, target, json, Optional.empty(), work);
  }

  public static ApiRequest get(String target) {
    return new ApiRequest("GET", target, "", NONE);
  }

  /** A GET whose answer goes on for as long as there is something to tell. */
  static ApiRequest getEndless(String target) {
    return new ApiRequest("GET", target, "", Optional.empty());
  }

  public static ApiRequest delete(String target) {
    return new ApiRequest("DELETE", target, "", NONE);
  }

  public static ApiRequest post(String target) {
    return new ApiRequest("POST", target, "", NONE);
  }

  public static ApiRequest post(String target, String json) {
    return new ApiRequest("POST", target, json, NONE);
  }

  /** A POST whose answer goes on for as long as the engine works. */
  public static ApiRequest postEndless(String target) {
    return new ApiRequest("POST", target, "", Optional.empty());
  }

  /** The same with an archive. */
  static ApiRequest postTar(String target, OneFileTar tar) {
    return new ApiRequest("POST", target, "", Optional.of(tar), Optional.empty());
  }

  /** A POST that the engine answers after some work of known length. */
  public static ApiRequest postFor(String target, Duration work) {
    return new ApiRequest("POST", target, "", Optional.of(work));
  }
}
