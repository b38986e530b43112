package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Command;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OutputOptions;
import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.print.Row;
import dev.podspawn.cli.print.Table;
import dev.podspawn.cli.project.ProjectFields;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.util.List;

/** Lists projects. */
@Command(
    name = "list-projects",
    description = "List the projects: all for root, and for anybody else those that they may open")
public final class ListProjectsCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @AirlineModule
  private OutputOptions printing = new OutputOptions();

  @Override
  public ExitStatus run(Wiring wiring) {
    Output output = wiring.output(printing);
    output.check(ProjectFields.ALL);
    List<Row> rows = wiring.projects(global).rows();
    if (!output.isForPeople()) {
      output.rows(ProjectFields.ALL, rows);
      return ExitStatus.OK;
    }
    Table table = new Table("project", "repo", "branch", "allow", "podfile");
    for (Row row : rows) {
      table.add(
          row.shown(ProjectFields.PROJECT),
          row.shown(ProjectFields.REPO),
          row.shown(ProjectFields.BRANCH),
          row.text(ProjectFields.ALLOW).orElse("everybody"),
          row.shown(ProjectFields.PODFILE));
    }
    output.table(table);
    return ExitStatus.OK;
  }
}
