package dev.podspawn.cli.command;

import com.github.rvesse.airline.annotations.Command;

/** What a connection has to find before sshd forwards anything. */
@Command(
    name = "forward-up",
    description =
        "Make the network that a connection's forwarding ends in, with the container; for podspawn-pam-up")
public final class ForwardUpCommand extends ForwardCommand {
  public ForwardUpCommand() {
    super(true);
  }
}
