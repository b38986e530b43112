package dev.podspawn.core.doctor.host;

import dev.podspawn.core.doctor.FileFacts;
import dev.podspawn.core.doctor.Fix;
import dev.podspawn.core.doctor.Host;
import dev.podspawn.core.doctor.Repair;
import java.nio.file.Path;
import java.util.Optional;

/** Whether nobody but root can change a path, in the manner of sshd's StrictModes. */
final class Trust {
  private Trust() {}

  /** Looks at a file or directory of podspawn's own, which {@code --fix} may close to others. */
  static void own(Host host, Path path, Problems problems) {
    Optional<FileFacts> facts = host.stat(path);
    if (facts.isPresent()) {
      look(path, facts.get(), true, problems);
    }
  }

  /** Looks at every directory above, which are not podspawn's to change. */
  static void above(Host host, Path path, Problems problems) {
    for (Path at = path.getParent(); at != null; at = at.getParent()) {
      Optional<FileFacts> facts = host.stat(at);
      boolean safeAnyway =
          facts.isPresent() && facts.get().uid() == 0 && facts.get().sticky();
      if (facts.isPresent() && !safeAnyway) {
        look(at, facts.get(), false, problems);
      }
    }
  }

  private static void look(Path path, FileFacts facts, boolean ours, Problems problems) {
    if (facts.uid() != 0) {
      problems.fail(
          path,
          "it belongs to uid " + facts.uid() + ", not to root",
          Fix.byHand("chown -h root: " + path));
    } else if (facts.writableForOthers()) {
      // With a second name it may be a file of somebody else's that was put here.
      boolean safe = ours && (facts.isDirectory() || facts.links() == 1);
      Repair closed = new Repair.Mode(path, facts.modeForOwner());
      problems.fail(
          path,
          "it can be written by its group or by others",
          safe ? Fix.safe(closed) : Fix.byHand("chmod go-w " + path));
    }
  }
}
