package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.AirlineModule;
import com.github.rvesse.airline.annotations.Arguments;
import com.github.rvesse.airline.annotations.Command;
import com.github.rvesse.airline.annotations.Option;
import com.github.rvesse.airline.annotations.restrictions.Required;
import dev.podspawn.cli.option.GlobalOptions;
import dev.podspawn.cli.replay.Timing;
import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;
import java.nio.file.Path;

/** Plays a recording of {@code session.record}, or any other asciicast of version 2. */
@Command(
    name = "replay",
    description = "Play the recording of a session on this terminal; its escape sequences too, so"
        + " play no recording of somebody you do not trust")
public final class ReplayCommand implements PodspawnCommand {
  @AirlineModule
  private GlobalOptions global = new GlobalOptions();

  @Option(
      name = "--speed",
      title = "number",
      arity = 1,
      description = "How many times as fast as it was; 1 unless given")
  private double speed = Timing.AS_RECORDED.speed();

  @Option(
      name = "--idle-limit",
      title = "seconds",
      arity = 1,
      description = "Shorten pauses that are longer; 0 for no pauses at all")
  private double idleLimit = Timing.AS_RECORDED.idleLimit();

  @Required
  @Arguments(title = "file", description = "The recording")
  private String file = "";

  @Override
  public ExitStatus run(Wiring wiring) {
    wiring.replay(global, Path.of(file), new Timing(speed, idleLimit));
    return ExitStatus.OK;
  }
}
