package dev.podspawn.cli.print;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Cells in aligned columns under titles, two spaces apart; a cell without text shows {@code -}. */
public final class Table {
  private static final String GAP = "  ";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final List<String> titles;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these titles. */
  public Table(String... titles) {
    this.titles =
        Arrays.stream(titles).map(title -> title.toUpperCase(Locale.ROOT)).toList();
  }

  /** Adds a row; nothing that a terminal would obey gets through. */
  public void add(String... cells) {
    if (cells.length != titles.size()) {
      throw new IllegalArgumentException(cells.length + " cells for " + titles.size() + " titles");
    }
    rows.add(Arrays.stream(cells)
        .map(cell -> cell.isEmpty() ? "-" : cell.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?"))
        .toList());
  }

  /**
   * The lines, titles first.
   *
   * @param bold whether the titles stand out, by a terminal's means
   */
  public List<String> lines(boolean bold) {
    int[] widths = new int[titles.size()];
    widen(widths, titles);
    rows.forEach(row -> widen(widths, row));
    List<String> lines = new ArrayList<>();
    String heading = line(titles, widths);
    lines.add(bold ? BOLD + heading + PLAIN : heading);
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private static void widen(int[] widths, List<String> cells) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], length(cells.get(i)));
    }
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(i == 0 ? "" : GAP).append(cells.get(i));
      boolean last = i == widths.length - 1;
      line.append(" ".repeat(last ? 0 : widths[i] - length(cells.get(i))));
    }
    return line.toString();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
