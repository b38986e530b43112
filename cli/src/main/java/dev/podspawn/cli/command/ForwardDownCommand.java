package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.Command;

/** What is done when a connection that could forward has ended. */
@Command(
    name = "forward-down",
    description = "End a connection's use of that network; for podspawn-forward-hold")
public final class ForwardDownCommand extends ForwardCommand {
  public ForwardDownCommand() {
    super(false);
  }
}
