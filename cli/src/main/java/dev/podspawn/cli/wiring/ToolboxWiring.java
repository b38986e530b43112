package dev.podspawn.cli.wiring;

import dev.podspawn.core.toolbox.ToolboxBuild;
import dev.podspawn.core.toolbox.ToolboxException;
import dev.podspawn.core.toolbox.ToolboxReport;
import java.io.IOException;
import java.nio.file.Path;

/** What collecting this machine's programs is made of. */
final class ToolboxWiring {
  private final Surroundings surroundings;

  ToolboxWiring(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  ToolboxReport build(boolean onlyAgain) {
    if (!surroundings.account().isRoot()) {
      throw new ToolboxException(
          "the installed distribution is root's", "'sudo podspawn toolbox build'", null);
    }
    return new ToolboxBuild(directory(), Toolbox.architecture()).run(onlyAgain);
  }

  /** With symbolic links resolved, as containers show it. */
  private Path directory() {
    Path place = Toolbox.place(surroundings.home());
    try {
      return place.toRealPath();
    } catch (IOException e) {
      throw new ToolboxException(
          "this installation has no " + place,
          "copying the whole distribution again, or building it with a C compiler",
          e);
    }
  }
}
