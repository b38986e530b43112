package dev.podspawn.cli.command;

import dev.podspawn.cli.wiring.Wiring;
import dev.podspawn.core.exit.ExitStatus;

/** A command of the command line. */
public interface PodspawnCommand {
  /**
   * Does the command's work.
   *
   * @throws dev.podspawn.core.error.PodspawnException for every failure; the caller words it and chooses the status
   */
  ExitStatus run(Wiring wiring);
}
