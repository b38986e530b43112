package dev.podspawn.core.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ranges of subordinate ids (subuid(5)), a line {@code account:first:count} each.
 *
 * @param ranges in the file's order; lines of another form are left out
 */
record SubordinateIds(List<Range> ranges) {
  static final List<Path> FILES = List.of(Path.of("/etc/subuid"), Path.of("/etc/subgid"));

  /** How many ids an image may use, nobody (65534) among them. */
  private static final long ENOUGH = 65536;

  /** A range. */
  record Range(String account, long first, long count) {
    boolean contains(long id) {
      return id >= first && id < first + count;
    }

    boolean overlaps(Range other) {
      return first < other.first + other.count && other.first < first + count;
    }
  }

  static SubordinateIds read(Path file) {
    try {
      return parse(Files.exists(file) ? Files.readString(file) : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SubordinateIds parse(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String line : text.lines().toList()) {
      range(line.strip().split(":", -1)).ifPresent(ranges::add);
    }
    return new SubordinateIds(ranges);
  }

  private static Optional<Range> range(String[] fields) {
    try {
      return fields.length != 3
          ? Optional.empty()
          : Optional.of(new Range(fields[0], Long.parseLong(fields[1]), Long.parseLong(fields[2])));
    } catch (NumberFormatException e) {
      return Optional.empty(); // as the programs do that read this file
    }
  }

  List<Range> of(String account) {
    return ranges.stream().filter(range -> range.account().equals(account)).toList();
  }

  /** What is wrong with an account's ranges; empty when nothing is. */
  Optional<String> trouble(String account) {
    List<Range> own = of(account);
    if (own.stream().mapToLong(Range::count).sum() < ENOUGH) {
      return Optional.of(account + " has fewer than " + ENOUGH + " subordinate ids");
    }
    return ranges.stream()
        .filter(other -> !other.account().equals(account))
        .filter(other -> own.stream().anyMatch(other::overlaps))
        .findFirst()
        .map(
            other -> "the subordinate ids of " + account + " are also those of " + other.account());
  }
}
