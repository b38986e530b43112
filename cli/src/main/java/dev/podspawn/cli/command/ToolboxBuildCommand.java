package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.admin.ToolboxFields;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OutputOptions;
import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.print.Row;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.toolbox.ToolboxReport;
import dev.podspawn.core.toolbox.ToolboxReport.Outcome;

/** Collects this machine's own sftp-server, scp and rsync for containers whose images have none. */
@Command(
    name = "build",
    description = "Collect this machine's sftp-server, scp and rsync for containers whose images"
        + " have none; only root can do it")
public final class ToolboxBuildCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @AirlineModule
  private OutputOptions printing = new OutputOptions();

  @Option(
      name = "--if-changed",
      description =
          "Only if it has been done before and this machine's packages have changed since;"
              + " says nothing otherwise. For hooks of package managers")
  private boolean ifChanged;

  @Override
  public ExitStatus run(Wiring wiring) {
    Output output = wiring.output(printing);
    output.check(ToolboxFields.ALL);
    ToolboxReport report = wiring.buildToolbox(global, ifChanged);
    Row row = ToolboxFields.of(report);
    if (!output.isForPeople()) {
      output.row(ToolboxFields.ALL, row);
    } else if (!ifChanged || report.outcome() == Outcome.BUILT) {
      print(output, row);
    }
    return ExitStatus.OK;
  }

  private static void print(Output output, Row row) {
    output.line("toolbox    " + row.shown(ToolboxFields.OUTCOME));
    output.line("directory  " + row.shown(ToolboxFields.DIRECTORY));
    output.line("size       " + row.shown(ToolboxFields.FILES) + " files, "
        + row.number(ToolboxFields.BYTES).orElse(0L) / 1024 + " KiB");
    output.line(
        "packages   " + row.text(ToolboxFields.PACKAGES).orElse("unknown, for there is no dpkg"));
  }
}
