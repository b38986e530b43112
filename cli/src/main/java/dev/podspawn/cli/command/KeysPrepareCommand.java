package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Command;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;

/** Writes down what auth-keys would answer, for the launcher. */
@Command(
    name = "prepare",
    description = "Write down what auth-keys would answer, so that the launcher can say it without"
        + " Java as long as nothing changes; for timers. Only root can do it")
public final class KeysPrepareCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Override
  public ExitStatus run(Wiring wiring) {
    wiring.out().println("prepared: " + wiring.prepareAnswers(global));
    return ExitStatus.OK;
  }
}
