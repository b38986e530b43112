package dev.podspawn.core.podfile;

import dev.podspawn.core.config.Word;
import java.util.List;

/**
 * Ports of the container that are reached on the server's 127.0.0.1, where the admin lets them.
 *
 * @param expose 1 to 65535, each once
 */
public record Ports(List<Integer> expose, Strategy strategy) {
  public Ports {
    expose = List.copyOf(expose);
  }

  /** Which port of the server a port gets. */
  public enum Strategy implements Word {
    /** The same, or the next free one by steps of 100. */
    AUTO("auto"),
    /** None but those that are asked for elsewhere. */
    MANUAL("manual"),
    /** The same, or it is a failure. */
    EXPOSE("expose");

    private final String word;

    Strategy(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
