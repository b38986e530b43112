package dev.podspawn.cli.print;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cells in aligned columns under titles, two spaces apart; a cell without text shows {@code -}. */
public final class Table {
  private static final String GAP = "  ";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final List<String> titles;
  private final List<List<String>> rows = new ArrayList<>();
  private int colouredColumn = -1;
  private Map<String, Colour> colours = Map.of();

  /** A table with these titles. */
  public Table(String... titles) {
    this.titles =
        Arrays.stream(titles).map(title -> title.toUpperCase(Locale.ROOT)).toList();
  }

  /** Lets the cells of one column stand out by what they say, where anything may. */
  public Table colour(String title, Map<String, Colour> byText) {
    colouredColumn = titles.indexOf(title.toUpperCase(Locale.ROOT));
    colours = Map.copyOf(byText);
    return this;
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
   * @param bold whether anything stands out, by a terminal's means: the titles, and what has a colour
   */
  public List<String> lines(boolean bold) {
    int[] widths = new int[titles.size()];
    widen(widths, titles);
    rows.forEach(row -> widen(widths, row));
    List<String> lines = new ArrayList<>();
    String heading = line(titles, widths, Map.of());
    lines.add(bold ? BOLD + heading + PLAIN : heading);
    rows.forEach(row -> lines.add(line(row, widths, bold ? colours : Map.of())));
    return lines;
  }

  private static void widen(int[] widths, List<String> cells) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], length(cells.get(i)));
    }
  }

  private String line(List<String> cells, int[] widths, Map<String, Colour> shown) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      Colour colour = i == colouredColumn ? shown.get(cell) : null;
      line.append(i == 0 ? "" : GAP).append(colour == null ? cell : colour.of(cell));
      boolean last = i == widths.length - 1;
      line.append(" ".repeat(last ? 0 : widths[i] - length(cell)));
    }
    return line.toString();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
