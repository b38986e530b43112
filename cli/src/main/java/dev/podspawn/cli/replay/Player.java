package dev.podspawn.cli.replay;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Shows a recording's output, byte for byte, when its time has come. */
public final class Player {
  private final Pace pace;
  private final Timing timing;
  private final PrintStream out;

  /** A player that shows it there. */
  public Player(Pace pace, Timing timing, PrintStream out) {
    this.pace = pace;
    this.timing = timing;
    this.out = out;
  }

  /**
   * Plays to the end, or until the pace says that it is enough.
   *
   * @throws PodspawnException REPLAY_FAILED for a damaged recording, when all before the damage has been shown, and when
   *     nobody takes the output
   */
  public void play(CastReader recording) {
    long played = 0;
    long recorded = 0;
    Optional<CastEvent> event = recording.next();
    while (event.isPresent()) {
      played += timing.nanos(Math.max(0, event.get().nanos() - recorded));
      recorded = Math.max(recorded, event.get().nanos());
      if (!pace.awaitNanos(played)) {
        return;
      }
      show(event.get().text());
      event = recording.next();
    }
  }

  private void show(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
    if (out.checkError()) {
      throw new PodspawnException(
          ErrorCode.REPLAY_FAILED,
          Message.of("play the recording to its end", "its output cannot be written"),
          null);
    }
  }
}
