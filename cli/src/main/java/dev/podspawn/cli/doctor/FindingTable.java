package dev.podspawn.cli.doctor;

import dev.podspawn.cli.print.Table;
import dev.podspawn.core.doctor.Finding;
import dev.podspawn.core.doctor.Result;
import java.util.ArrayList;
import java.util.List;

/** Findings for people: a line for each, what to do under those that need it, and the sum at the end. */
public final class FindingTable {
  private static final String PLAIN = "\u001b[0m";
  private static final String INDENT = "        fix: ";

  private FindingTable() {}

  /**
   * The lines.
   *
   * @param coloured whether the first word of a line is, by a terminal's means
   */
  public static List<String> lines(List<Finding> findings, boolean coloured) {
    Table table = new Table("result", "check", "subject", "reason");
    findings.forEach(finding -> table.add(
        finding.result().word(),
        finding.id(),
        finding.result().subject(),
        finding.result().reason()));
    List<String> rows = table.lines(coloured);
    List<String> lines = new ArrayList<>();
    lines.add(rows.get(0));
    for (int i = 0; i < findings.size(); i++) {
      Result result = findings.get(i).result();
      lines.add(coloured ? coloured(rows.get(i + 1), result) : rows.get(i + 1));
      if (!result.remedy().command().isEmpty()) {
        lines.add(INDENT + result.remedy().command().replaceAll("[\\p{Cntrl}\\p{Cf}]", "?"));
      }
    }
    lines.add(sum(findings));
    return lines;
  }

  private static String coloured(String line, Result result) {
    String word = result.word();
    return colour(result) + word + PLAIN + line.substring(word.length());
  }

  /** Green, yellow, red, and dim (ECMA-48, SGR). */
  private static String colour(Result result) {
    if (result instanceof Result.Pass) {
      return "\u001b[32m";
    }
    if (result instanceof Result.Warn) {
      return "\u001b[33m";
    }
    return result instanceof Result.Fail ? "\u001b[1;31m" : "\u001b[2m";
  }

  private static String sum(List<Finding> findings) {
    return count(findings, "pass") + " passed, " + count(findings, "warn") + " to be looked at, "
        + count(findings, "fail") + " failed, " + count(findings, "skip") + " not checked";
  }

  private static long count(List<Finding> findings, String word) {
    return findings.stream()
        .filter(finding -> finding.result().word().equals(word))
        .count();
  }
}
