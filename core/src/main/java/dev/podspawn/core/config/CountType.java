package dev.podspawn.core.config;

import java.util.Optional;

/** A whole number from 0. */
public final class CountType extends ScalarType<Integer> {
  private static final int MAX = 1_000_000;
  private static final int MAX_DIGITS = 7;

  /** With fewer no shell starts; more no kernel gives unless its fs.nr_open is raised. */
  static final CountType OPEN_FILES = new CountType(64, 1 << 20);

  private final int least;
  private final int most;

  /** Up to a million. */
  public CountType() {
    this(0, MAX);
  }

  private CountType(int least, int most) {
    this.least = least;
    this.most = most;
  }

  @Override
  protected Optional<Integer> parse(String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS || !Digits.only(text)) {
      return Optional.empty();
    }
    int value = Integer.parseInt(text);
    boolean sound = value == 0 || (value >= least && value <= most);
    return sound ? Optional.of(value) : Optional.empty();
  }

  @Override
  protected String expected() {
    return "a whole number from " + least + " to " + most + (least > 0 ? ", or 0" : "");
  }
}
