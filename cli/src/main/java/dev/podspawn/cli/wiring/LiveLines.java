package dev.podspawn.cli.wiring;

import dev.podspawn.core.exit.ExitStatus;
import dev.podspawn.pty.Signals;
import java.io.PrintStream;
import java.util.function.Consumer;
import java.util.function.Function;

/** Lines that are printed as they come, whichever thread they come from. */
public record LiveLines(PrintStream out) {

  /** Runs what hands them on; a signal (HUP, INT or TERM) interrupts it, and so does a line that nobody takes any more. */
  public ExitStatus print(Function<Consumer<String>, ExitStatus> source) {
    Thread following = Thread.currentThread();
    try (Signals signals = Signals.listen(signal -> following.interrupt())) {
      return source.apply(line -> {
        out.println(line);
        if (out.checkError()) {
          following.interrupt();
        }
      });
    } finally {
      // It has done its work.
      Thread.interrupted();
    }
  }
}
