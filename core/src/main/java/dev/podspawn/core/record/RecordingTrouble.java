package dev.podspawn.core.record;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.log.AdminLog;

/** What it means that something cannot be recorded: a warning to the admin, or the end of the login. */
record RecordingTrouble(boolean required, AdminLog log) {
  private static final Message FOR_PERSON = new Message(
      "go on",
      "this machine records what is shown here, and the recording cannot be written",
      "asking the admin of this machine");

  /**
   * A recording cannot be begun.
   *
   * @throws PodspawnException RECORDING_FAILED where it is required
   */
  void cannotBegin(Exception e) {
    Message message = new Message(
        "begin the recording of a session",
        e instanceof PodspawnException known ? known.adminLine() : e.toString(),
        "making room, or the directory one of the account that runs podspawn");
    if (required) {
      throw new PodspawnException(ErrorCode.RECORDING_FAILED, FOR_PERSON, message, e);
    }
    log.warning(ErrorCode.RECORDING_FAILED, message);
  }

  /** A recording ends before its session does. */
  void endsEarly(RecordingFile file, String reason) {
    log.warning(
        ErrorCode.RECORDING_FAILED,
        new Message(
            "go on recording in " + file.path(),
            reason,
            "making room, or raising session.record_max_size"));
  }

  /**
   * Something is to be shown that is not recorded.
   *
   * @throws PodspawnException RECORDING_FAILED where it must be
   */
  void unrecorded() {
    if (required) {
      throw new PodspawnException(ErrorCode.RECORDING_FAILED, FOR_PERSON, null);
    }
  }
}
