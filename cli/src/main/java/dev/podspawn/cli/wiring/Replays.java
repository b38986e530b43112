package dev.podspawn.cli.wiring;

import dev.podspawn.cli.replay.CastReader;
import dev.podspawn.cli.replay.Player;
import dev.podspawn.cli.replay.StoppablePace;
import dev.podspawn.cli.replay.Timing;
import dev.podspawn.pty.Signals;
import java.io.PrintStream;
import java.nio.file.Path;

/** Plays recordings to where results go. */
record Replays(PrintStream out, PrintStream err) {

  /** Plays one; a signal (HUP, INT or TERM) ends it. */
  void play(Path file, Timing timing) {
    StoppablePace pace = new StoppablePace();
    try (Signals signals = Signals.listen(signal -> pace.stop());
        CastReader recording = CastReader.open(file)) {
      new Player(pace, timing, out).play(recording);
      if (!recording.finished()) {
        err.println("podspawn: the last line is unfinished, as of a recording that was cut");
      }
    }
  }
}
