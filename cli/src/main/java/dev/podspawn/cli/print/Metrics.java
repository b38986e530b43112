package dev.podspawn.cli.print;

/**
 * Prometheus' text format, version 0.0.4: for each metric its meaning, its type and its value. Names that end in {@code
 * _total} for what goes up and down are the predecessor's; they are untyped, for Prometheus wants such names for
 * counters only.
 */
public final class Metrics {
  private final StringBuilder text = new StringBuilder();

  /** Adds a value that goes up and down. */
  public Metrics add(String name, String help, long value) {
    String type = name.endsWith("_total") ? "untyped" : "gauge";
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    text.append(name).append(' ').append(value).append('\n');
    return this;
  }

  /** What has been added, with a line end. */
  @Override
  public String toString() {
    return text.toString();
  }
}
