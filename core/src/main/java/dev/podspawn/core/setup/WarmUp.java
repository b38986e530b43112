package dev.podspawn.core.setup;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.podspawn.core.host.HostCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What Java keeps of what logins load, so that they start sooner ({@code podspawn warmup}). The hook for apt sees to it
 * when Java changes. A machine where it cannot be had is no worse a server.
 *
 * @param home the distribution's directory
 */
record WarmUp(Path home) implements Change {

  private Path archives() {
    return home.resolve("lib").resolve("archive");
  }

  @Override
  public String what() {
    return "what Java keeps of logins in " + archives();
  }

  @Override
  public boolean isNeeded() {
    return !Files.exists(archives(), NOFOLLOW_LINKS);
  }

  @Override
  public String make(Journal journal) throws IOException {
    NewArchives made = new NewArchives(archives());
    // Where nothing can be kept this is tried each time, and noted once.
    if (!journal.entries().contains(made)) {
      journal.add(made);
    }
    String launcher = home.resolve("bin").resolve("podspawn").toString();
    HostCommand warmup = HostCommand.run(List.of(launcher, "warmup"), true);
    return warmup.succeeded()
        ? what()
        : what() + ": not to be had here: " + warmup.output().strip();
  }
}
