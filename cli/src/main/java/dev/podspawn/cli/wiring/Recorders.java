package dev.podspawn.cli.wiring;

import dev.podspawn.core.config.Config;
import dev.podspawn.core.config.RecordMode;
import dev.podspawn.core.log.AdminLog;
import dev.podspawn.core.record.Recorder;
import dev.podspawn.core.record.RecordingRules;
import dev.podspawn.core.session.StateDirectory;
import dev.podspawn.core.spawn.SessionKind;
import java.time.Clock;

/** Which logins are recorded ({@code session.record}). */
final class Recorders {
  private Recorders() {}

  /** Whether such a login is. SFTP never is: it shows nothing, and its bytes are no text. */
  static boolean wants(RecordMode mode, SessionKind kind, boolean terminal) {
    return switch (mode) {
      case OFF -> false;
      case TTY -> terminal;
      case ALL -> terminal || !(kind instanceof SessionKind.Sftp);
    };
  }

  /** What records a login. */
  static Recorder of(Config config, StateDirectory state, AdminLog log) {
    Config.Recording settings = config.session().recording();
    RecordingRules rules = new RecordingRules(
        settings.required(), settings.mostBytes(), config.defaults().shell());
    return new Recorder(state, rules, Clock.systemUTC(), System::nanoTime, log);
  }
}
