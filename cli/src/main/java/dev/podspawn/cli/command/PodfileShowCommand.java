package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.core.podfile.PodfileSource.Loaded;
import dev.podspawn.core.podfile.read.PodfileYaml;
import java.nio.file.Path;

/** Prints a Podfile with all that it extends. */
@Command(
    name = "show",
    description = "Print a Podfile with all that it extends merged into it; warnings go to stderr")
public final class PodfileShowCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(name = "--merged", description = "What is printed in any case; for clarity in scripts")
  @SuppressWarnings("UnusedVariable")
  private boolean merged;

  @Option(name = "--json", description = "Print the canonical JSON, of which the digest is made")
  private boolean json;

  @Option(name = "--digest", description = "Print the digest that the image's name is made of")
  private boolean digest;

  @Arguments(
      title = "path",
      description = "A project's directory, this one unless given, or a file")
  private String path = ".";

  @Override
  public ExitStatus run(Wiring wiring) {
    Loaded loaded = wiring.podfiles(global).load(Path.of(path));
    loaded.warnings().forEach(wiring.err()::println);
    if (digest) {
      wiring.out().println(loaded.podfile().digest());
    } else if (json) {
      wiring.out().println(loaded.podfile().canonical());
    } else {
      wiring.out().print(PodfileYaml.of(loaded.podfile()));
    }
    return ExitStatus.OK;
  }
}
