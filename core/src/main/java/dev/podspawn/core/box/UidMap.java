package dev.podspawn.core.box;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process's user namespace: {@code /proc/PID/uid_map}, lines of the first uid inside, the first outside, and how many
 * (user_namespaces(7)). Outside is as the reader counts.
 */
record UidMap(List<Range> ranges) {
  private static final long ALL = 4294967295L;

  UidMap {
    ranges = List.copyOf(ranges);
  }

  /** Uids that follow each other. */
  record Range(long inside, long outside, long count) {}

  /** Nothing where a line is none. */
  static Optional<UidMap> parse(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String line : Lines.of(text)) {
      List<String> words = Lines.words(line);
      if (words.size() != 3) {
        return Optional.empty();
      }
      for (String word : words) {
        if (!Bound.isDigits(word) || word.length() > 10) {
          return Optional.empty();
        }
      }
      ranges.add(new Range(
          Long.parseLong(words.get(0)),
          Long.parseLong(words.get(1)),
          Long.parseLong(words.get(2))));
    }
    return ranges.isEmpty() ? Optional.empty() : Optional.of(new UidMap(ranges));
  }

  /** Whether uids mean the same inside and outside: no user namespace of its own. */
  boolean isHosts() {
    return ranges.size() == 1 && ranges.get(0).equals(new Range(0, 0, ALL));
  }

  /** Who root inside is outside; empty where there is no root inside. */
  Optional<Long> root() {
    for (Range range : ranges) {
      if (range.inside() == 0) {
        return Optional.of(range.outside());
      }
    }
    return Optional.empty();
  }

  /** Whether somebody other than root is the same inside and outside, and nobody is root of the host. */
  boolean keepsAnId() {
    boolean kept = false;
    for (Range range : ranges) {
      if (range.outside() == 0) {
        return false;
      }
      kept = kept || range.inside() == range.outside();
    }
    return kept;
  }

  /**
   * Whether this uid inside, and no other with it, is the owner outside, and nobody is root of the host.
   *
   * @param owner 0 where it may be anybody: root, who reads this, is no rootless engine's owner
   */
  boolean keepsAs(long inside, long owner) {
    boolean kept = false;
    for (Range range : ranges) {
      if (range.outside() == 0) {
        return false;
      }
      boolean alone = range.inside() == inside && range.count() == 1;
      kept = kept || (alone && (owner == 0 || range.outside() == owner));
    }
    return kept;
  }

  /** For people: {@code 0=165536+1002 1002=1002+1}. */
  String text() {
    StringBuilder text = new StringBuilder(40);
    for (Range range : ranges) {
      text.append(text.isEmpty() ? "" : " ")
          .append(range.inside())
          .append('=')
          .append(range.outside())
          .append('+')
          .append(range.count());
    }
    return text.toString();
  }
}
