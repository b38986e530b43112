package dev.podspawn.core.setup;

import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.PodspawnException;
import dev.podspawn.core.setup.SetupWatch.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the changes of a plan, all of them or none: when one fails, those before it are taken back, the last one first.
 *
 * @param journal the journal's directory
 * @param say learns each thing that was done, one line each
 */
public record Setup(Path journal, Consumer<String> say, SetupWatch watch) {

  /** Those changes that the machine needs, in their order. */
  public static List<Change> needed(List<Change> plan) throws IOException {
    List<Change> needed = new ArrayList<>();
    for (Change change : plan) {
      if (change.isNeeded()) {
        needed.add(change);
      }
    }
    return needed;
  }

  /**
   * Makes changes that are needed.
   *
   * @throws PodspawnException one failed: the machine is as it was before, or SETUP_STUCK says what is not
   */
  public void make(List<Change> needed) {
    try (Journal open = Journal.open(journal)) {
      int first = open.entries().size();
      boolean begun = open.entries().stream().allMatch(open::isHome);
      try {
        for (Change change : needed) {
          watch.at(change, Moment.BEFORE);
          String done = change.make(open);
          watch.at(change, Moment.AFTER);
          say.accept("done: " + done);
        }
      } catch (IOException | RuntimeException e) {
        throw takenBack(open, begun ? 0 : first, e);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private PodspawnException takenBack(Journal open, int first, Exception cause) throws IOException {
    say.accept("failed, so everything is put back as it was");
    List<String> stuck = new TakingBack(open, say).from(first);
    if (stuck.isEmpty()) {
      return failure(cause);
    }
    return stuck(String.valueOf(cause.getMessage()), stuck, cause);
  }

  /**
   * Takes back all that set-up ever did here, but for what holds something that it did not make.
   *
   * @throws SetupException SETUP_STUCK: something could not be taken back
   */
  public void undo() {
    if (!Journal.exists(journal)) {
      say.accept("nothing to undo: server-setup has not set this machine up");
      return;
    }
    try (Journal open = Journal.open(journal)) {
      List<String> stuck = new TakingBack(open, say).from(0);
      if (!stuck.isEmpty()) {
        throw stuck("--undo", stuck, null);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static SetupException stuck(String why, List<String> stuck, @Nullable Exception cause) {
    return new SetupException(
        ErrorCode.SETUP_STUCK,
        why + "; and not all could be taken back: " + String.join("; ", stuck),
        "'podspawn server-setup --undo' when that has been put right",
        cause);
  }

  private static PodspawnException failure(Exception cause) {
    if (cause instanceof PodspawnException understood) {
      return understood;
    }
    return new SetupException(
        ErrorCode.SETUP_FAILED,
        String.valueOf(cause.getMessage()),
        "again when that has been put right",
        cause);
  }
}
