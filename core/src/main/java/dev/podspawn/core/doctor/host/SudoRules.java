package dev.podspawn.core.doctor.host;

import java.util.List;

/** What {@code sudo -l -U USER} tells: indented lines such as {@code (root) NOPASSWD: /bin/true}. */
final class SudoRules {
  private static final String INDENT = "    (";

  private SudoRules() {}

  static List<String> of(String output) {
    return output
        .lines()
        .filter(line -> line.startsWith(INDENT))
        .map(String::strip)
        .toList();
  }
}
