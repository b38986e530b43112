package dev.podspawn.core.setup;

import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes back entries of a journal, the newest first; sshd reads its configuration again when the files are as they were.
 *
 * @param say learns what was done, and what stays
 */
record TakingBack(Journal journal, Consumer<String> say) {

  /**
   * Takes back the entries from a position on.
   *
   * @return what could not be taken back, each with its reason; empty when all went well
   */
  List<String> from(int first) throws IOException {
    List<Made> all = journal.entries();
    List<Made> left = new ArrayList<>(all.subList(0, first));
    List<String> failures = new ArrayList<>();
    List<Made> these = all.subList(first, all.size());
    List<Made> remaining = new ArrayList<>();
    for (int i = these.size() - 1; i >= 0; i--) {
      Made made = these.get(i);
      if (journal.isHome(made) || (!(made instanceof ChangedSshd) && !isGone(made, failures))) {
        remaining.add(0, made);
      }
    }
    reload(these, failures, remaining);
    left.addAll(remaining);
    journal.keepOnly(left).forEach(this::tell);
    return failures;
  }

  private boolean isGone(Made made, List<String> failures) {
    try {
      TakenBack result = made.takeBack();
      tell(result);
      return result.gone();
    } catch (IOException e) {
      failures.add(String.join(" ", made.fields()) + ": " + e.getMessage());
      return false;
    }
  }

  /** Whoever was told of a change is told of its end. */
  private void reload(List<Made> these, List<String> failures, List<Made> remaining)
      throws IOException {
    if (Programs.haveSystemd() && these.stream().anyMatch(NewUnit.class::isInstance)) {
      HostCommand.run(List.of("systemctl", "daemon-reload"), true);
    }
    for (Made made : these) {
      if (made instanceof ChangedSshd) {
        if (!isGone(made, failures)) {
          remaining.add(made);
        }
        return;
      }
    }
  }

  private void tell(TakenBack result) {
    if (!result.words().isEmpty()) {
      say.accept(result.words());
    }
  }
}
