package dev.podspawn.cli.print;

/**
 * A value that rows have, by the name under which {@code --json} and {@code --format} know it. Scripts rely on names:
 * one never changes its meaning.
 *
 * @param number whether it is a whole number; else it is text
 */
public record Field(String name, boolean number) {

  public static Field text(String name) {
    return new Field(name, false);
  }

  public static Field number(String name) {
    return new Field(name, true);
  }
}
