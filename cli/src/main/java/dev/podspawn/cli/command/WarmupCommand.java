package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.warmup.Warmup;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.util.Locale;

/** Lets the Java runtime know beforehand what logins load. */
@Command(
    name = "warmup",
    description = "Let this machine's Java keep what logins load, so that they start in half the"
        + " time; for whoever installs podspawn or a Java runtime")
public final class WarmupCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(
      name = "--if-changed",
      description = "Only if it has been done before and Java or podspawn itself has changed since;"
          + " says nothing otherwise. For hooks of package managers")
  private boolean ifChanged;

  @Option(
      name = "--check",
      description = "Do nothing, and say whether it has been done for this Java and this podspawn:"
          + " fresh, stale or none")
  private boolean check;

  @Override
  public ExitStatus run(Wiring wiring) {
    Warmup warmup = wiring.warmup(global);
    if (check) {
      wiring.out().println(warmup.state().name().toLowerCase(Locale.ROOT));
      return ExitStatus.OK;
    }
    if (warmup.run(ifChanged) == Warmup.Outcome.MADE) {
      wiring.out().println("made: archives in " + warmup.archives().directory());
    }
    return ExitStatus.OK;
  }
}
