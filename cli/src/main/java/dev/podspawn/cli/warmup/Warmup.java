package dev.podspawn.cli.warmup;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lets each command that sshd starts run once, against an engine that only plays one, and keeps what the Java runtime has
 * loaded for its next start: an AOT cache from Java 25 on (JEP 483, 514), an archive of class data sharing before that (JEP
 * 350). Nothing depends on the archives: the runtime checks that they were made by itself and from these jars, and does
 * without where that is not so.
 *
 * @param launcher of this installation, which names the archives to the runtime
 * @param account as which this process runs
 */
public record Warmup(Path launcher, String account, Archives archives) {

  /** What came of it. */
  public enum Outcome {
    /** There are new archives. */
    MADE,
    /** They are as this machine needs them. */
    UNCHANGED,
    /** There have never been any, and none were asked for. */
    NONE
  }

  /** Of what kind the archives are that there are. */
  public enum State {
    /** As they would be made now. */
    FRESH,
    /** Java or podspawn has changed since. */
    STALE,
    /** There are none. */
    NONE
  }

  /**
   * Looks, and changes nothing.
   *
   * @throws PodspawnException WARMUP_FAILED
   */
  public State state() {
    try {
      if (!archives.haveBeenMade()) {
        return State.NONE;
      }
      return archives.areOfThisJava() ? State.FRESH : State.STALE;
    } catch (IOException e) {
      throw failed(e.toString(), e);
    }
  }

  /**
   * Makes the archives.
   *
   * @param onlyAgain only where there have been some, and this machine's Java or podspawn itself has changed since
   * @throws PodspawnException WARMUP_FAILED; what was there before stays
   */
  public Outcome run(boolean onlyAgain) {
    if (onlyAgain && !archives.haveBeenMade()) {
      return Outcome.NONE;
    }
    try {
      if (onlyAgain && archives.areOfThisJava()) {
        return Outcome.UNCHANGED;
      }
      make();
      return Outcome.MADE;
    } catch (IOException e) {
      throw failed(e.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("interrupted", e);
    }
  }

  private void make() throws IOException, InterruptedException {
    try (Archives.Draft draft = archives.draft();
        Stage stage = Stage.set(draft.stage(), account)) {
      for (HotCommand command : HotCommand.values()) {
        Path archive = draft.file(command);
        int status = stage.rehearse(launcher, command, archive);
        if (status != 0) {
          throw new IOException(command.word() + " failed: " + stage.complaint());
        }
        if (!Files.exists(archive)) {
          throw new IOException("this Java runtime keeps no archive of " + command.word());
        }
      }
      draft.publish();
    }
  }

  private static PodspawnException failed(String reason, Exception cause) {
    return new PodspawnException(
        ErrorCode.WARMUP_FAILED,
        new Message(
            "prepare the start of logins",
            reason,
            "'sudo podspawn warmup', or another Java runtime; logins work without, but start later"),
        cause);
  }
}
