package dev.podspawn.cli.admin;

import dev.podspawn.cli.print.Field;
import dev.podspawn.cli.print.Row;
import dev.podspawn.core.toolbox.ToolboxReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code toolbox build} tells; docs/commands.md explains each. */
public final class ToolboxFields {
  public static final String OUTCOME = "outcome";
  public static final String DIRECTORY = "directory";
  public static final String FILES = "files";
  public static final String BYTES = "bytes";
  public static final String PACKAGES = "packages";

  /** In the order in which they are printed. */
  public static final List<Field> ALL = List.of(
      Field.text(OUTCOME),
      Field.text(DIRECTORY),
      Field.number(FILES),
      Field.number(BYTES),
      Field.text(PACKAGES));

  private ToolboxFields() {}

  /** The report as a row. */
  public static Row of(ToolboxReport report) {
    return new Row(ALL)
        .set(OUTCOME, report.outcome().name().toLowerCase(Locale.ROOT))
        .set(DIRECTORY, report.directory().toString())
        .set(FILES, report.files())
        .set(BYTES, report.bytes())
        .set(PACKAGES, packages(report));
  }

  /** As apt-get takes them. */
  private static Optional<String> packages(ToolboxReport report) {
    return report.packages().isEmpty()
        ? Optional.empty()
        : Optional.of(report.packages().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(" ")));
  }
}
