package dev.podspawn.cli.doctor;

import dev.podspawn.cli.print.Colour;
import dev.podspawn.cli.print.Table;
import dev.podspawn.core.doctor.Finding;
import dev.podspawn.core.doctor.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Findings for people: a line for each, what to do under those that need it, and the sum at the end. */
public final class FindingTable {
  private static final Map<String, Colour> COLOURS =
      Map.of("pass", Colour.GREEN, "warn", Colour.YELLOW, "fail", Colour.RED, "skip", Colour.DIM);
  private static final String INDENT = "        fix: ";

  private FindingTable() {}

  /**
   * The lines.
   *
   * @param coloured whether the first word of a line is, by a terminal's means
   */
  public static List<String> lines(List<Finding> findings, boolean coloured) {
    Table table = new Table("result", "check", "subject", "reason").colour("result", COLOURS);
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
      lines.add(rows.get(i + 1));
      if (!result.remedy().command().isEmpty()) {
        lines.add(INDENT + result.remedy().command().replaceAll("[\\p{Cntrl}\\p{Cf}]", "?"));
      }
    }
    lines.add(sum(findings));
    return lines;
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
