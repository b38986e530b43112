package dev.podspawn.core.authkeys;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.log.AdminLog;
import java.nio.file.Path;

/** Tells the log what was wrong with a key file, and stops before it floods the log. It never repeats a line's text. */
final class KeyReport {
  private static final int MAX_LINES = 20;

  private final Path file;
  private final AdminLog log;
  private int count;

  KeyReport(Path file, AdminLog log) {
    this.file = file;
    this.log = log;
  }

  void skipped(int line, String reason) {
    tell(
        ErrorCode.KEY_LINE_SKIPPED,
        new Message(
            "use line " + line + " of " + file, reason, "\"ssh-keygen -l -f " + file + "\""));
  }

  void dropped(int line, OptionRule option) {
    tell(
        ErrorCode.KEY_OPTION_DROPPED,
        new Message(
            "keep the option " + option.keyword() + " in line " + line + " of " + file,
            "it would allow more than a login through podspawn may",
            "the line without it"));
  }

  void empty() {
    log.warning(
        ErrorCode.KEYS_EMPTY,
        new Message("find a key in " + file, "no line of it is a usable public key", "adding one"));
  }

  /** To be called after the last line. */
  void end() {
    if (count > MAX_LINES) {
      log.warning("of " + file + " " + (count - MAX_LINES) + " more such lines are not reported");
    }
  }

  private void tell(ErrorCode code, Message message) {
    count++;
    if (count <= MAX_LINES) {
      log.warning(code, message);
    }
  }
}
