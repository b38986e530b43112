package dev.podspawn.cli.print;

import dev.podspawn.core.engine.PullListener;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Shows a pull as one line on the client's terminal, redrawn when the percentage changes: {@code pulling IMAGE: 43% of
 * 120 MB}. For a terminal only: a script's stderr stays clean.
 */
public final class PullProgress implements PullListener {
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final long MEGABYTE = 1_000_000;

  private final String image;
  private final PrintStream terminal;
  private final Map<String, Layer> layers = new HashMap<>();
  private String shown = "";

  private record Layer(long current, long total) {}

  /** Progress of this image on that terminal. */
  public PullProgress(String image, PrintStream terminal) {
    this.image = image;
    this.terminal = terminal;
  }

  @Override
  public void progress(String layer, String status, long current, long total) {
    if (total > 0) {
      layers.put(layer, new Layer(current, total));
    }
    String line = line();
    if (!line.equals(shown)) {
      shown = line;
      terminal.print(CLEAR_LINE + line);
      terminal.flush();
    }
  }

  /** Takes the line away again, if there is one. */
  @Override
  public void end() {
    if (!shown.isEmpty()) {
      terminal.print(CLEAR_LINE);
      terminal.flush();
    }
  }

  private String line() {
    long current = 0;
    long total = 0;
    for (Layer layer : layers.values()) {
      current += layer.current();
      total += layer.total();
    }
    String start = "pulling " + image;
    if (total == 0) {
      return start + " ...";
    }
    return start + ": " + current * 100 / total + "% of " + total / MEGABYTE + " MB";
  }
}
