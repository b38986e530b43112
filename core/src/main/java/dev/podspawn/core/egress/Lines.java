package dev.podspawn.core.egress;

import dev.podspawn.core.net.Network;
import java.util.ArrayList;
import java.util.List;

/** Text in lines, indented by blocks. */
final class Lines {
  private final StringBuilder text = new StringBuilder();
  private String indent = "";

  /** One line. */
  Lines add(String line) {
    text.append(indent).append(line).append('\n');
    return this;
  }

  /** Begins a block. */
  Lines open(String head) {
    add(head + " {");
    indent += "  ";
    return this;
  }

  /** Ends the innermost block. */
  Lines close() {
    indent = indent.substring(2);
    return add("}");
  }

  /** {@code { a, b }}, of networks of one family. */
  static String braces(List<Network> networks) {
    List<String> texts = new ArrayList<>();
    for (Network network : networks) {
      texts.add(network.text());
    }
    return "{ " + String.join(", ", texts) + " }";
  }

  /** Those of one family. */
  static List<Network> family(List<Network> networks, boolean v4) {
    List<Network> some = new ArrayList<>();
    for (Network network : networks) {
      if (network.isV4() == v4) {
        some.add(network);
      }
    }
    return some;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
