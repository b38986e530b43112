package dev.podspawn.cli.command;

import dev.podspawn.cli.doctor.DoctorFields;
import dev.podspawn.cli.doctor.FindingTable;
import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.print.Row;
import dev.podspawn.core.doctor.Finding;
import dev.podspawn.core.doctor.Result;
import dev.podspawn.core.exit.ExitStatus;
import java.util.List;

/**
 * What {@code doctor} and {@code verify-image} tell.
 *
 * @param forRoot whether another podspawn reads it, to which an answer is a success whatever it says
 */
record Findings(List<Finding> all, boolean forRoot) {

  /** Prints them; FAILED when a check has failed. */
  ExitStatus tell(Output output) {
    if (output.isForPeople()) {
      FindingTable.lines(all, output.bold()).forEach(output::line);
    } else {
      output.rows(DoctorFields.ALL, all.stream().map(this::row).toList());
    }
    boolean failed = all.stream().anyMatch(finding -> finding.result() instanceof Result.Fail);
    return failed && !forRoot ? ExitStatus.FAILED : ExitStatus.OK;
  }

  private Row row(Finding finding) {
    return forRoot ? DoctorFields.rowForRoot(finding) : DoctorFields.row(finding);
  }
}
