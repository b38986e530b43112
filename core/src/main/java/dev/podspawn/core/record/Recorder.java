package dev.podspawn.core.record;

import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.session.StateDirectory;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Begins recordings of one user's logins. */
public final class Recorder {
  private final StateDirectory state;
  private final RecordingRules rules;
  private final Clock clock;
  private final LongSupplier nanos;
  private final AdminLog log;

  /**
   * A recorder.
   *
   * @param nanos a clock that nobody sets, as {@link System#nanoTime}
   * @param log told of what is not recorded
   */
  public Recorder(
      StateDirectory state, RecordingRules rules, Clock clock, LongSupplier nanos, AdminLog log) {
    this.state = state;
    this.rules = rules;
    this.clock = clock;
    this.nanos = nanos;
    this.log = log;
  }

  /**
   * Begins a recording. One that cannot be written is a warning to the admin and stays empty.
   *
   * @throws PodspawnException RECORDING_FAILED where it has to be written
   */
  public Recording begin(RecordingHead head) {
    RecordingTrouble trouble = new RecordingTrouble(rules.required(), log);
    return new Recording(file(head, trouble), rules.mostBytes(), nanos, trouble);
  }

  private @Nullable RecordingFile file(RecordingHead head, RecordingTrouble trouble) {
    Instant begun = clock.instant();
    try {
      return RecordingFile.create(
          state.recordings(), begun, head.sessionId(), head.line(begun, rules.shell()));
    } catch (IOException | PodspawnException e) {
      trouble.cannotBegin(e);
      return null;
    }
  }
}
