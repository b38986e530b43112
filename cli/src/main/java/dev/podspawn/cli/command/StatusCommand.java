package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.admin.Answer;
import dev.podspawn.cli.admin.Figures;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.option.OutputOptions;
import dev.podspawn.cli.print.Human;
import dev.podspawn.cli.print.Output;
import dev.podspawn.cli.print.Row;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.util.Optional;

/** Counts. */
@Command(
    name = "status",
    description = "Count sessions and connections: for people, for scripts, or for Prometheus")
public final class StatusCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @AirlineModule
  private OutputOptions printing = new OutputOptions();

  @Option(name = "--prometheus", description = "Print Prometheus' text format")
  private boolean prometheus;

  @Override
  public ExitStatus run(Wiring wiring) {
    Output output = wiring.output(printing);
    output.check(Figures.ALL);
    Answer answer = wiring.sessions(global).list(Optional.empty());
    Row figures = Figures.of(answer);
    if (prometheus) {
      wiring.out().print(Figures.metrics(figures));
    } else if (output.isForPeople()) {
      print(output, figures);
    } else {
      output.row(Figures.ALL, figures);
    }
    return wiring.status(answer);
  }

  private static void print(Output output, Row figures) {
    output.line("sessions     " + figures.shown(Figures.SESSIONS) + " ("
        + figures.shown(Figures.RUNNING) + " running, "
        + figures.shown(Figures.GRACE) + " waiting for their users)");
    output.line("connections  " + figures.shown(Figures.CONNECTIONS));
    output.line("users        " + figures.shown(Figures.USERS));
    output.line("oldest       " + Human.seconds(figures.number(Figures.OLDEST)));
  }
}
