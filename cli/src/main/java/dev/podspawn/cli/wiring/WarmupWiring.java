package dev.podspawn.cli.wiring;

import dev.podspawn.cli.warmup.Archives;
import dev.podspawn.cli.warmup.Warmup;
import dev.podspawn.core.error.ErrorCode;
import dev.podspawn.core.error.Message;
import dev.podspawn.core.error.PodspawnException;
import java.nio.file.Path;

/** What preparing the start of logins is made of. */
final class WarmupWiring {
  /** Set by the launcher: where it looks for the archives of this build, on the runtime that it chose. */
  private static final String ARCHIVE = "podspawn.archive";

  private WarmupWiring() {}

  static Warmup of(Surroundings surroundings) {
    String archive = System.getProperty(ARCHIVE, "");
    if (archive.isEmpty()) {
      throw new PodspawnException(
          ErrorCode.WARMUP_FAILED,
          new Message(
              "prepare the start of logins",
              "this distribution does not say which build it is, or Java not which version",
              "copying the whole distribution again"),
          null);
    }
    Path javaHome = Path.of(System.getProperty("java.home", ""));
    // Whoever names a runtime tries one out; the one that logins find by themselves keeps its
    // archives.
    boolean alone = surroundings.environment().text("PODSPAWN_JAVA").isEmpty();
    return new Warmup(
        surroundings.launcher().normalize(),
        surroundings.account().name(),
        new Archives(Path.of(archive).normalize(), javaHome, alone));
  }
}
