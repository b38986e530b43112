package dev.podspawn.core.box;

/**
 * One line of what is in force.
 *
 * @param name what it is about: a {@link Promise}'s word, or another one
 * @param asked as text; empty where nothing was asked for
 * @param inForce as text; empty where it is not known
 */
public record Fact(String name, String asked, String inForce, Source source, State state) {
  /** Who said what is in force. */
  public enum Source {
    ENGINE("engine"),
    KERNEL("kernel");

    private final String word;

    Source(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** Whether what was asked for is in force. */
  public enum State {
    OK("ok"),
    MISSING("missing"),
    UNKNOWN("unknown"),
    /** Nothing was asked for. */
    SHOWN("");

    private final String word;

    State(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** Something that nobody asked for. */
  static Fact shown(String name, String inForce, Source source) {
    return new Fact(name, "", inForce, source, State.SHOWN);
  }

  /** A port that is reached from the server's loopback. */
  public static Fact port(String text) {
    return shown("port", text, Source.ENGINE);
  }

  /** Whether what was asked for is, or may be, not in force. */
  public boolean isFailure() {
    return state == State.MISSING || state == State.UNKNOWN;
  }

  /** For the admin: {@code memory (asked for 2147483648, in force none, says the kernel)}. */
  String sentence() {
    String found = state == State.UNKNOWN
        ? "not known"
        : "in force " + inForce + ", says the " + source.word();
    return name + " (asked for " + asked + ", " + found + ")";
  }
}
