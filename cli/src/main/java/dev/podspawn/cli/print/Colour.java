package dev.podspawn.cli.print;

/** How a word stands out on a terminal (ECMA-48, SGR). */
public enum Colour {
  GREEN("32"),
  YELLOW("33"),
  RED("1;31"),
  DIM("2");

  private static final String PLAIN = "\u001b[0m";

  private final String code;

  Colour(String code) {
    this.code = code;
  }

  String of(String text) {
    return "\u001b[" + code + "m" + text + PLAIN;
  }
}
