package dev.podspawn.core.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podspawn.fixtures.host.NetNamespace;
import java.util.ArrayList;
import java.util.List;

/** A table of attempts, {@code WHAT -> OUTCOME} in each line. */
final class Attempts {
  private Attempts() {}

  /** Makes all of them from a namespace, in order, and compares what comes of each. */
  static void check(NetNamespace from, String table) {
    List<String> attempts = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (String line : table.strip().lines().toList()) {
      int arrow = line.indexOf("->");
      attempts.add(line.substring(0, arrow).strip());
      expected.add(
          line.substring(0, arrow).strip() + " -> " + line.substring(arrow + 2).strip());
    }
    List<String> outcomes = new Probe(from).all(attempts);
    List<String> actual = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      actual.add(attempts.get(i) + " -> " + outcomes.get(i));
    }
    assertThat(actual).containsExactlyElementsOf(expected);
  }
}
