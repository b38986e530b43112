package dev.podspawn.cli.oidc;

import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Tells a person where to enter the code.
 *
 * @param to not where results go: a script may read those
 */
public record DevicePrompt(PrintStream to) implements Consumer<DeviceCode> {
  @Override
  public void accept(DeviceCode code) {
    to.println("To let podspawn read your SSH keys, open");
    to.println("    " + code.address());
    to.println("in a browser on any machine and enter the code");
    to.println("    " + code.userCode());
    code.complete().ifPresent(address -> {
      to.println("or open, with the code in it,");
      to.println("    " + address);
    });
    to.println("Waiting for your approval, up to " + minutes(code) + ".");
    to.flush();
  }

  private static String minutes(DeviceCode code) {
    long seconds = code.lifetime().toSeconds();
    if (seconds < 120) {
      return seconds + " seconds";
    }
    return seconds / 60 + " minutes";
  }
}
