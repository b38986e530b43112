package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Row;
import java.util.ArrayList;
import java.util.List;

/** What came of a request: rows, and lines about users for whom it went wrong. */
public final class Answer {
  private final List<Row> rows = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();

  void add(List<Row> more) {
    rows.addAll(more);
  }

  void trouble(String line) {
    troubles.add(line);
  }

  /** Adds what another one has. */
  public void add(Answer other) {
    rows.addAll(other.rows);
    troubles.addAll(other.troubles);
  }

  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** For the admin, with codes; safe to show. */
  public List<String> troubles() {
    return List.copyOf(troubles);
  }
}
