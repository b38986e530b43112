package dev.podspawn.podman.endpoint;

import dev.podspawn.core.engine.EngineException;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import java.util.Locale;

/**
 * The engine's answer that it did not do what was asked.
 *
 * @param engine its socket's path
 * @param words what it says itself, for the admin only
 */
public record Refusal(String engine, int status, String words) {
  private static final int MOST_QUOTED = 600;

  /** Whether the engine's words contain these, in any case. */
  public boolean mentions(String text) {
    return words.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  /** Whether there is no such container: Podman says so in its words, Docker as well, both with a 404. */
  boolean isMissingContainer() {
    return mentions("no such container");
  }

  /** Whether the container is there and does not run: Podman's 500 and 409, Docker's 409. */
  boolean isStoppedContainer() {
    return mentions("container state improper") || mentions("is not running");
  }

  /** The failure that this is. */
  EngineException failure(ErrorCode code, String tried, String reason, String advice) {
    String quoted = words.length() > MOST_QUOTED ? words.substring(0, MOST_QUOTED) + "..." : words;
    String forAdmin = reason + " (the engine at " + engine + " answered " + status + ": " + quoted;
    return new EngineException(
        code, new Message(tried, reason, advice), new Message(tried, forAdmin + ")", advice), null);
  }

  /** A failure that nothing more is known of than the engine's words. */
  EngineException unexpected(ErrorCode code, String tried) {
    return failure(code, tried, "the container engine could not do it", "asking this host's admin");
  }
}
