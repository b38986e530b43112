package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.Command;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;

/** Prints {@code podspawn VERSION}, and the Java runtime it runs on. */
@Command(name = "version", description = "Print the versions of podspawn and of its Java runtime")
public final class VersionCommand implements PodspawnCommand {
  @Override
  public ExitStatus run(Wiring wiring) {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    wiring.out().println("podspawn " + (version == null ? "(not packaged)" : version));
    wiring
        .out()
        .println(
            "java " + System.getProperty("java.version") + " " + System.getProperty("java.home"));
    return ExitStatus.OK;
  }
}
